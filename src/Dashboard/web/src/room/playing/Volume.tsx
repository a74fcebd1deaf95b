import { useEffect, useRef, useState } from 'react';
import type { Room } from '../../live/rooms';
import { Icon } from '../../parts/Icon';
import { Slider } from '../../parts/Slider';
import { useCommand } from '../useCommand';
import { useMayCommand } from '../useMayCommand';
import styles from './Volume.module.css';

/** How long a hand must rest before the box is asked. */
const restMs = 250;

/** While the box is asked, the slider stays where the hand left it; then the box has the last word. */
export function Volume({ room }: { room: Room }) {
  const [wanted, setWanted] = useState<number>();
  const timer = useRef<number>(undefined);
  const { run } = useCommand(room.id);
  const may = useMayCommand(room);
  const shown = wanted ?? room.track?.volumePercent ?? 0;

  useEffect(() => () => window.clearTimeout(timer.current), []);

  const drag = (percent: number) => {
    setWanted(percent);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void ask(percent), restMs);
  };
  const ask = async (percent: number) => {
    await run('music.volume', { percent });
    // The live update follows the answer within a moment.
    timer.current = window.setTimeout(() => setWanted(undefined), 4 * restMs);
  };

  return (
    <div className={styles.volume}>
      <Icon name="volume" />
      <Slider
        label="Volume"
        testId="volume"
        value={shown}
        text={`${shown} percent`}
        disabled={!may || room.track == null}
        onChange={drag}
      />
      <span className={styles.value}>{shown}</span>
    </div>
  );
}
