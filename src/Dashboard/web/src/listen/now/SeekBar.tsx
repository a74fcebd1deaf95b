import { useEffect, useRef, useState } from 'react';
import type { LiveTrack } from '../../api/contracts';
import { Slider } from '../../parts/Slider';
import { trackTime } from '../../parts/times';
import { useNow } from '../../parts/useNow';
import { elapsedAt } from '../../room/playing/elapsedAt';
import type { UsedSpeaker } from '../useSpeaker';
import styles from './NowHere.module.css';
import type { Transport } from './useTransport';

/** The live update follows the answer within this time; until then the slider stays where the hand left it. */
const settleMs = 1500;

interface Props {
  live: LiveTrack;
  here: UsedSpeaker;
  act: Transport;
}

/** Where the track is, to be dragged. What sounds here knows it best. */
export function SeekBar({ live, here, act }: Props) {
  const now = useNow(500, live.state === 'playing');
  const [wanted, setWanted] = useState<number>();
  const isMoved = useRef(false);
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const isHere = here.isHere && here.state !== 'idle';
  const duration = (isHere ? here.speaker.durationSeconds() : null) ?? live.track?.durationSeconds ?? 0;
  const elapsed = isHere ? here.speaker.positionSeconds() : elapsedAt(live, now);
  const at = Math.min(wanted ?? elapsed, duration > 0 ? duration : elapsed);

  const drag = (seconds: number) => {
    window.clearTimeout(timer.current);
    isMoved.current = true;
    setWanted(seconds);
  };
  const land = () => {
    if (!isMoved.current || wanted === undefined) return;
    isMoved.current = false;
    act.seek(wanted);
    timer.current = window.setTimeout(() => setWanted(undefined), settleMs);
  };
  return (
    <div className={styles.seek} onPointerUp={land} onKeyUp={land} onBlur={land}>
      <Slider
        label="Where in the track"
        testId="seek"
        value={Math.floor(at)}
        max={Math.max(1, Math.floor(duration))}
        text={duration > 0 ? `${trackTime(at)} of ${trackTime(duration)}` : trackTime(at)}
        disabled={!act.may || duration <= 0}
        onChange={drag}
      />
      <span className={styles.times} aria-hidden="true">
        <span>{trackTime(at)}</span>
        <span>{duration > 0 ? trackTime(duration) : '–:––'}</span>
      </span>
    </div>
  );
}
