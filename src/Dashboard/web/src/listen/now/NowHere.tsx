import type { Room } from '../../live/rooms';
import { isThere } from '../../live/useRooms';
import { Card } from '../../parts/Card';
import { Icon } from '../../parts/Icon';
import { IconButton } from '../../parts/IconButton';
import { Empty } from '../../parts/States';
import { TrackCover } from '../../parts/TrackCover';
import { Rating } from '../../room/playing/Rating';
import { Volume } from '../../room/playing/Volume';
import { SpotifyLine } from '../spotify/SpotifyLine';
import type { UsedSpeaker } from '../useSpeaker';
import styles from './NowHere.module.css';
import { SeekBar } from './SeekBar';
import { SpeakerLine } from './SpeakerLine';
import type { Transport } from './useTransport';

interface Props {
  room: Room;
  here: UsedSpeaker;
  act: Transport;
}

/** The track that sounds, why it does, where it does, and everything to be done with it. */
export function NowHere({ room, here, act }: Props) {
  const live = room.track ?? undefined;
  const track = live?.track ?? undefined;
  return (
    <Card title={act.isPlaying ? 'Now playing' : 'Paused'} testId="now-here">
      <SpeakerLine {...here} may={act.may} />
      <SpotifyLine spotify={here.spotify} isSpeaker={here.isHere} may={act.may} />
      {live === undefined || track === undefined ? (
        <Empty icon="note" title="Nothing is playing">
          <p>{live?.why ?? 'Music starts with the first reading of the room.'}</p>
        </Empty>
      ) : (
        <>
          <div className={styles.track} data-still={!act.isPlaying}>
            <TrackCover device={room.id} track={track} size={112} />
            <div className={styles.words}>
              <p className={styles.title} data-testid="track-title">
                {track.title}
              </p>
              {track.artist !== '' && <p className={styles.artist}>{track.artist}</p>}
            </div>
          </div>
          {live.why !== '' && (
            <p className={styles.why} data-testid="track-why">
              {live.why}
            </p>
          )}
          {isThere(room) && <SeekBar key={track.id} live={live} here={here} act={act} />}
        </>
      )}
      {room.state === 'online' && live?.notice != null && (
        <p className={styles.fault} role="status" data-testid="speaker-notice">
          <Icon name="alert" size={18} />
          {live.notice}
        </p>
      )}
      <Buttons act={act} hasTrack={track !== undefined} />
      <div className={styles.foot}>
        <Rating key={track?.id} room={room} />
        <Volume room={room} />
      </div>
    </Card>
  );
}

function Buttons({ act, hasTrack }: { act: Transport; hasTrack: boolean }) {
  const { may, busy, isPlaying } = act;
  return (
    <div className={styles.buttons} role="group" aria-label="Playback">
      <IconButton
        label="Back"
        testId="back"
        disabled={!may || !hasTrack}
        busy={busy}
        onClick={act.back}
        look="large"
      >
        <Icon name="back" size={28} />
      </IconButton>
      <IconButton
        label={isPlaying ? 'Pause' : 'Play'}
        testId="play"
        disabled={!may}
        busy={busy}
        onClick={act.toggle}
        look="largest"
      >
        <Icon name={isPlaying ? 'pause' : 'play'} size={32} />
      </IconButton>
      <IconButton
        label="Next"
        testId="skip"
        disabled={!may || !hasTrack}
        busy={busy}
        onClick={act.next}
        look="large"
      >
        <Icon name="skip" size={28} />
      </IconButton>
    </div>
  );
}
