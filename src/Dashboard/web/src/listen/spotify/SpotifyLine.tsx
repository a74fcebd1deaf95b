import { Button } from '../../parts/Button';
import { Icon } from '../../parts/Icon';
import styles from '../now/NowHere.module.css';
import { redirectUri } from './login';
import type { UsedSpotify } from './useSpotify';

interface Props {
  spotify: UsedSpotify;
  isSpeaker: boolean;
  may: boolean;
}

/** Spotify in this page: the login, whether it can sound here, and why not. */
export function SpotifyLine({ spotify, isSpeaker, may }: Props) {
  const { state, fault, isBusy } = spotify;
  return (
    <div className={styles.speaker} data-testid="spotify" data-value={state}>
      {spotify.isLoggedIn ? (
        <>
          <p className={styles.where} data-on={state === 'ready'} role="status" data-testid="spotify-state">
            {isSpeaker ? words[state] : 'Spotify sounds here once this page is the speaker.'}
          </p>
          {state === 'gone' && (
            <Button testId="spotify-again" onClick={spotify.tryAgain}>
              Try Spotify again
            </Button>
          )}
          <Button testId="spotify-logout" onClick={spotify.logOut}>
            Log out of Spotify
          </Button>
        </>
      ) : (
        <Button
          testId="spotify-login"
          disabled={!may}
          busy={isBusy}
          title={`The app at developer.spotify.com must name ${redirectUri()} as a redirect URI.`}
          onClick={() => void spotify.logIn()}
        >
          Play Spotify here
        </Button>
      )}
      {fault !== null && (
        <p className={styles.fault} role="alert" data-testid="spotify-fault">
          <Icon name="alert" size={18} />
          {fault}
        </p>
      )}
      {state === 'blocked' && (
        <div className={styles.tap}>
          <Button look="main" testId="spotify-tap" onClick={spotify.allow}>
            <Icon name="play" />
            Tap to hear Spotify
          </Button>
        </div>
      )}
    </div>
  );
}

const words = {
  off: 'Spotify’s player is not open.',
  opening: 'Spotify’s player opens…',
  ready: 'Spotify can sound here.',
  blocked: 'Spotify waits.',
  gone: 'Spotify cannot sound here.',
};
