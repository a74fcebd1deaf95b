import { useState } from 'react';
import { Slider } from '../../parts/Slider';
import { trackTime } from '../../parts/times';
import { useNow } from '../../parts/useNow';
import type { UsedSpeaker } from '../useSpeaker';
import styles from './NowHere.module.css';

/** Where the track is, to be dragged; only where it sounds in this page. */
export function SeekBar({ speaker, state, length }: UsedSpeaker & { length: number }) {
  useNow(500, state === 'playing');
  const [dragged, setDragged] = useState<number>();
  const duration = speaker.durationSeconds() ?? length;
  const at = Math.min(dragged ?? speaker.positionSeconds(), duration);
  const land = () => {
    if (dragged !== undefined) speaker.seek(dragged);
    setDragged(undefined);
  };
  return (
    <div className={styles.seek} onPointerUp={land} onKeyUp={land} onBlur={land}>
      <Slider
        label="Where in the track"
        testId="seek"
        value={Math.floor(at)}
        max={Math.max(1, Math.floor(duration))}
        text={`${trackTime(at)} of ${trackTime(duration)}`}
        disabled={duration <= 0}
        onChange={setDragged}
      />
      <span className={styles.times} aria-hidden="true">
        <span>{trackTime(at)}</span>
        <span>{duration > 0 ? trackTime(duration) : '–:––'}</span>
      </span>
    </div>
  );
}
