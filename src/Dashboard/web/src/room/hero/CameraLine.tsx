import type { Room } from '../../live/rooms';
import { isThere } from '../../live/useRooms';
import { Button } from '../../parts/Button';
import { Icon } from '../../parts/Icon';
import { useCommand } from '../useCommand';
import { useMayCommand } from '../useMayCommand';
import styles from './CameraLine.module.css';

/** Whether the camera looks, and the switch for it. */
export function CameraLine({ room }: { room: Room }) {
  const { busy, run } = useCommand(room.id);
  const may = useMayCommand(room);
  const on = room.sensing?.on ?? false;
  return (
    <div className={styles.line}>
      <span className={styles.icon} data-on={on && isThere(room)}>
        <Icon name={on ? 'camera' : 'cameraOff'} />
      </span>
      <div className={styles.words}>
        <p className={styles.state} data-testid="camera-state" data-value={cameraValue(room)}>
          {cameraWords(room)}
        </p>
        {isThere(room) && <p className={styles.detail}>{room.sensing?.detail}</p>}
      </div>
      {on ? (
        <Button
          testId="stop-camera"
          disabled={!may || busy !== undefined}
          busy={busy !== undefined}
          onClick={() => void run('sensing.stop', undefined, 'The camera is stopped.')}
        >
          Stop camera
        </Button>
      ) : (
        <Button
          testId="start-camera"
          disabled={!may || busy !== undefined}
          busy={busy !== undefined}
          onClick={() => void run('sensing.start', undefined, 'The camera starts.')}
        >
          Start camera
        </Button>
      )}
    </div>
  );
}

function cameraValue(room: Room): 'unknown' | 'off' | 'on' | 'waiting' {
  const { sensing } = room;
  if (!isThere(room) || sensing == null) return 'unknown';
  if (!sensing.on) return 'off';
  return sensing.capturing ? 'on' : 'waiting';
}

const words = {
  unknown: 'Camera not known',
  off: 'Camera stopped',
  on: 'Camera on',
  waiting: 'Waiting for the camera',
};

const cameraWords = (room: Room) => words[cameraValue(room)];
