import { Button } from '../../parts/Button';
import { Icon } from '../../parts/Icon';
import type { UsedSpeaker } from '../useSpeaker';
import styles from './NowHere.module.css';

/** Where the music sounds, and the buttons that change it. */
export function SpeakerLine({ speaker, role, state, fault, may }: UsedSpeaker & { may: boolean }) {
  const isBlocked = role === 'on' && state === 'blocked';
  return (
    <div className={styles.speaker}>
      <p
        className={styles.where}
        data-on={role === 'on'}
        role="status"
        data-testid="speaker-role"
        data-value={role}
      >
        <Icon name="volume" size={18} />
        {words[role]}
      </p>
      {role === 'on' ? (
        <Button testId="speaker-release" onClick={speaker.release}>
          Let the box play
        </Button>
      ) : (
        <Button
          look="main"
          testId="play-here"
          disabled={!may}
          busy={role === 'claiming'}
          onClick={() => void speaker.claim()}
        >
          {role === 'taken' ? 'Take it back' : 'Play here'}
        </Button>
      )}
      {fault !== null && (
        <p className={styles.fault} role="alert" data-testid="speaker-fault">
          <Icon name="alert" size={18} />
          {fault}
        </p>
      )}
      {isBlocked && (
        <div className={styles.tap}>
          <Button look="main" testId="tap-to-hear" onClick={speaker.allow}>
            <Icon name="play" />
            Tap to hear
          </Button>
        </div>
      )}
    </div>
  );
}

const words = {
  off: 'The box plays by itself.',
  claiming: 'Asking the box…',
  on: 'It sounds here.',
  taken: 'It sounds elsewhere.',
};
