import { type CSSProperties, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { RoomSchedule, ScheduleBlock } from '../api/contracts';
import { Button } from '../parts/Button';
import { useWide } from '../parts/useWide';
import { dayName, weekDayOf } from './days';
import { DayColumn } from './DayColumn';
import { freeOn, madeOn, mostBlocks, withBlock, withoutBlock } from './draft';
import { keyed } from './keyed';
import { clockOf, type Span, timesText } from './minutes';
import { overlapsOf } from './overlaps';
import { useWeekDrag } from './useWeekDrag';
import { type Day, type Piece, weekOf } from './week';
import styles from './Week.module.css';

interface Props {
  schedule: RoomSchedule;
  today: string;
  /** The minute of today. */
  now: number;
  playlists: ReadonlyMap<string, string>;
  edit: (schedule: RoomSchedule) => void;
  onOpen: (block: ScheduleBlock) => void;
}

const hues = 5;

/** Before this hour a week is folded away, where nothing happens then. */
const firstHour = 6;

/** The next seven days; one at a time where there is no room for more. */
export function Week({ schedule, today, now, playlists, edit, onOpen }: Props) {
  const isWide = useWide();
  const [chosen, setChosen] = useState(today);
  const [wholeDay, setWholeDay] = useState(false);
  const [said, setSaid] = useState('');
  const next = useRef<string>(undefined);
  const help = useId();

  const range = useMemo(() => rangeOf(weekOf(schedule, today), wholeDay), [schedule, today, wholeDay]);
  const made = (block: ScheduleBlock, after: RoomSchedule) => {
    if (after.blocks.length > mostBlocks) {
      setSaid(`There are ${mostBlocks} blocks already. Remove one first.`);
      return;
    }
    edit(after);
    onOpen(block);
  };
  const { grid, begin, preview, handlers } = useWeekDrag({ schedule, range, edit, onMade: made, onOpen });
  const shown = preview?.schedule ?? schedule;
  const days = weekOf(shown, today);
  const day = days.find(({ date }) => date === chosen) ?? days[0];
  const wrong = useMemo(() => new Set(overlapsOf(shown.blocks).flatMap(({ ids }) => ids)), [shown.blocks]);
  const colours = useMemo(() => new Map(shown.blocks.map(({ id }, i) => [id, i % hues])), [shown.blocks]);

  // A block that goes to another day is another element there; the focus goes with it.
  useEffect(() => {
    if (next.current === undefined) return;
    grid.current?.querySelector<HTMLElement>(`[data-piece="${CSS.escape(next.current)}"]`)?.focus();
    next.current = undefined;
  });

  const onKey = (event: KeyboardEvent, piece: Piece, date: string) => {
    const done = keyed(
      event,
      piece.block,
      piece.began,
      date,
      days.map((one) => one.date),
    );
    if (done === undefined) return;
    event.preventDefault();
    if (done.kind === 'remove') {
      edit(withoutBlock(schedule, piece.block.id));
      setSaid(`${piece.block.name} removed. Undo brings it back.`);
      grid.current?.focus();
      return;
    }
    const { block, on } = done;
    edit(withBlock(schedule, block));
    next.current = `${block.id}@${on}`;
    if (!isWide) setChosen(on);
    setSaid(`${block.name}, ${dayName(weekDayOf(on))} ${timesText(block)}`);
  };
  const add = (date: string) => {
    const { from, to } = freeOn(schedule, date);
    const block = madeOn(date, from, to);
    made(block, withBlock(schedule, block));
  };

  return (
    <div className={styles.week}>
      {!isWide && (
        <div className={styles.days} role="group" aria-label="Day">
          {days.map(({ date, pieces, isClosed }) => (
            <button
              key={date}
              type="button"
              aria-pressed={date === day.date}
              data-empty={pieces.length === 0 || isClosed}
              data-testid="choose-day"
              onClick={() => setChosen(date)}
            >
              <span>
                {dayName(weekDayOf(date)).slice(0, 2)}
                <span className="for-readers">{dayName(weekDayOf(date)).slice(2)}</span>
              </span>
              <b>{Number(date.slice(8))}</b>
            </button>
          ))}
        </div>
      )}
      <p id={help} className={styles.help}>
        {isWide
          ? 'Drag over an empty time to make a block, drag a block to move it, its edge to make it longer; with Ctrl it is copied. '
          : 'Tap an empty time to make a block; hold it, or a block, for a moment to drag. '}
        <span className="for-readers">
          Arrow keys move a block by a quarter of an hour or a day, with Shift they change its end, with Ctrl
          they copy it to the next day. Enter opens it, D doubles it, Delete removes it.
        </span>
      </p>
      <div
        ref={grid}
        className={styles.grid}
        data-dragging={preview !== undefined}
        data-testid="week"
        tabIndex={-1}
        style={{ '--hours': (range.to - range.from) / 60, '--days': isWide ? 7 : 1 } as CSSProperties}
        {...handlers}
      >
        <Hours range={range} />
        {(isWide ? days : [day]).map((one) => (
          <DayColumn
            key={one.date}
            day={one}
            range={range}
            now={one.date === today ? now : undefined}
            hues={colours}
            playlists={playlists}
            wrong={wrong}
            held={preview?.id}
            help={help}
            onHold={(event, kind, piece) => begin(event, kind, piece?.block, piece?.began)}
            onKey={onKey}
            onOpen={onOpen}
            onAdd={add}
          />
        ))}
      </div>
      {(range.from > 0 || wholeDay) && (
        <div>
          <Button onClick={() => setWholeDay(!wholeDay)} testId="whole-day">
            {wholeDay ? 'Fold the night away' : `Show the night too, from 00:00 to ${clockOf(range.from)}`}
          </Button>
        </div>
      )}
      <p className="for-readers" role="status" data-testid="said">
        {said}
      </p>
    </div>
  );
}

function Hours({ range }: { range: Span }) {
  const first = Math.ceil(range.from / 60);
  const hours = Array.from({ length: range.to / 60 - first }, (_, i) => first + i);
  return (
    <div className={styles.hours} aria-hidden="true">
      {hours.map((hour) => (
        <span key={hour}>{clockOf(hour * 60)}</span>
      ))}
    </div>
  );
}

function rangeOf(days: readonly Day[], wholeDay: boolean): Span {
  const starts = days.flatMap(({ open, pieces }) => [...(open ?? []), ...pieces].map(({ from }) => from));
  const first = Math.floor(Math.min(firstHour * 60, ...starts) / 60) * 60;
  return { from: wholeDay ? 0 : first, to: 24 * 60 };
}
