import type { Room } from '../live/rooms';
import { Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import styles from './Dock.module.css';
import type { UsedEye } from './eye/useEye';
import type { Transport } from './now/useTransport';
import type { UsedSpeaker } from './useSpeaker';
import { takesPages } from './camera/cameraNote';

interface Props {
  room: Room;
  eye: UsedEye;
  here: UsedSpeaker;
  act: Transport;
}

/** Start and Stop of all that this page does, within reach of the thumb. */
export function Dock({ room, eye, here, act }: Props) {
  const isOn = eye.state !== 'off' || here.role === 'on' || here.role === 'claiming';
  const start = () => {
    if (takesPages(room)) eye.start();
    void here.speaker.claim();
  };
  const stop = () => {
    eye.stop();
    here.speaker.release();
  };
  return (
    <div className={styles.dock} role="group" aria-label="This page">
      <button
        type="button"
        className={styles.main}
        data-on={isOn}
        data-testid={isOn ? 'listen-stop' : 'listen-start'}
        disabled={!isOn && !act.may}
        onClick={isOn ? stop : start}
      >
        <Icon name={isOn ? 'stop' : 'play'} size={24} />
        <span>{isOn ? 'Stop' : 'Start'}</span>
        {!isOn && <small>{takesPages(room) ? 'camera and sound here' : 'sound here'}</small>}
      </button>
      {isOn && (
        <>
          <IconButton
            label={act.isPlaying ? 'Pause the music' : 'Play the music'}
            disabled={!act.may}
            busy={act.busy}
            onClick={act.toggle}
            look="large"
          >
            <Icon name={act.isPlaying ? 'pause' : 'play'} size={28} />
          </IconButton>
          <IconButton
            label="Next track"
            disabled={!act.may || room.track?.track == null}
            busy={act.busy}
            onClick={act.next}
            look="large"
          >
            <Icon name="skip" size={28} />
          </IconButton>
        </>
      )}
    </div>
  );
}
