import type { CSSProperties, KeyboardEvent, PointerEvent } from 'react';
import type { ScheduleBlock } from '../api/contracts';
import { dayName, weekDayOf } from './days';
import { timesText } from './minutes';
import type { Piece } from './week';
import styles from './Week.module.css';

interface Props {
  piece: Piece;
  date: string;
  range: { from: number; to: number };
  /** Which of the colours. */
  hue: number;
  content: readonly string[];
  isHeld: boolean;
  isWrong: boolean;
  help: string;
  onHold: (event: PointerEvent, kind: 'move' | 'from' | 'to') => void;
  onKey: (event: KeyboardEvent, piece: Piece) => void;
  onOpen: (block: ScheduleBlock) => void;
}

/** A block on a day: held to move it, at its ends to resize it, pressed to open it. */
export function BlockBox({
  piece,
  date,
  range,
  hue,
  content,
  isHeld,
  isWrong,
  help,
  onHold,
  onKey,
  onOpen,
}: Props) {
  const { block, began, from, to } = piece;
  const share = (minutes: number) => `${(100 * minutes) / (range.to - range.from)}%`;
  const isTail = began !== date;
  const place = { top: share(from - range.from), height: share(to - from) } as CSSProperties;
  return (
    <button
      type="button"
      className={styles.block}
      style={place}
      data-testid="block"
      data-piece={`${block.id}@${began}${isTail ? '+' : ''}`}
      data-hue={hue}
      data-held={isHeld}
      data-wrong={isWrong}
      data-short={to - from < 60}
      aria-describedby={help}
      onPointerDown={(event) => onHold(event, 'move')}
      onKeyDown={(event) => onKey(event, piece)}
      // A pointer that lets go opens it too; a click without one comes from the keyboard or a reader.
      onClick={(event) => event.detail === 0 && onOpen(block)}
    >
      {!isTail && <i className={styles.start} onPointerDown={(event) => onHold(event, 'from')} />}
      <span className={styles.name}>
        <bdi>{block.name}</bdi>
        <span className="for-readers">, {dayName(weekDayOf(began))}</span>
      </span>
      <span className={styles.times}>{timesText(block)}</span>
      {content.map((words) => (
        <span key={words} className={styles.content}>
          <bdi>{words}</bdi>
        </span>
      ))}
      <i className={styles.end} onPointerDown={(event) => onHold(event, 'to')} />
    </button>
  );
}
