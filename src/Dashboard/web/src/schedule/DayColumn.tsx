import type { KeyboardEvent, PointerEvent } from 'react';
import type { ScheduleBlock } from '../api/contracts';
import { Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { BlockBox } from './BlockBox';
import { contentOf } from './blockText';
import { dateWords, dayName, shortDay, weekDayOf } from './days';
import { minutesADay, type Span, without } from './minutes';
import type { Day, Piece } from './week';
import styles from './Week.module.css';

interface Props {
  day: Day;
  range: Span;
  /** The minute of the day, on today alone. */
  now: number | undefined;
  hues: ReadonlyMap<string, number>;
  playlists: ReadonlyMap<string, string>;
  wrong: ReadonlySet<string>;
  held: string | undefined;
  help: string;
  onHold: (event: PointerEvent, kind: 'make' | 'move' | 'from' | 'to', piece?: Piece) => void;
  onKey: (event: KeyboardEvent, piece: Piece, date: string) => void;
  onOpen: (block: ScheduleBlock) => void;
  onAdd: (date: string) => void;
}

/** One day: when it is open and quiet as shading, and its blocks. */
export function DayColumn({
  day,
  range,
  now,
  hues,
  playlists,
  wrong,
  held,
  help,
  onHold,
  onKey,
  onOpen,
  onAdd,
}: Props) {
  const name = `${dayName(weekDayOf(day.date))} ${dateWords(day.date)}`;
  const closed = day.isClosed
    ? [{ from: 0, to: minutesADay }]
    : day.open === undefined
      ? []
      : without([{ from: 0, to: minutesADay }], day.open);
  return (
    <section className={styles.day} aria-label={name} data-testid="day">
      <header className={styles.dayHead} data-today={now !== undefined}>
        <h3>
          <span className={styles.weekDay}>{shortDay(weekDayOf(day.date))}</span> {dateWords(day.date)}
        </h3>
        <IconButton label={`Add a block on ${name}`} onClick={() => onAdd(day.date)} testId="add-block">
          <Icon name="add" size={16} />
        </IconButton>
        {day.special !== undefined && (
          <p className={styles.special} title={day.special.name} data-testid="special">
            <bdi>{day.special.name}</bdi>
            {day.isClosed && ' · closed'}
          </p>
        )}
      </header>
      <div
        className={styles.column}
        data-date={day.date}
        data-testid="column"
        onPointerDown={(event) => onHold(event, 'make')}
      >
        <Shades spans={closed} range={range} kind="closed" />
        <Shades spans={day.quiet} range={range} kind="quiet" />
        {day.pieces.map((piece) => (
          <BlockBox
            key={`${piece.block.id}@${piece.began}`}
            piece={piece}
            date={day.date}
            range={range}
            hue={hues.get(piece.block.id) ?? 0}
            content={contentOf(piece.block, playlists)}
            isHeld={held === piece.block.id}
            isWrong={wrong.has(piece.block.id)}
            help={help}
            onHold={(event, kind) => onHold(event, kind, piece)}
            onKey={(event, of) => onKey(event, of, day.date)}
            onOpen={onOpen}
          />
        ))}
        {now !== undefined && now >= range.from && (
          <i className={styles.now} style={{ top: shareOf(now - range.from, range) }} data-testid="now" />
        )}
      </div>
    </section>
  );
}

function Shades({ spans, range, kind }: { spans: readonly Span[]; range: Span; kind: 'closed' | 'quiet' }) {
  return spans
    .map(({ from, to }) => ({ from: Math.max(from, range.from), to }))
    .filter(({ from, to }) => from < to)
    .map(({ from, to }) => (
      <i
        key={from}
        className={styles.shade}
        data-kind={kind}
        style={{ top: shareOf(from - range.from, range), height: shareOf(to - from, range) }}
      />
    ));
}

const shareOf = (minutes: number, { from, to }: Span) => `${(100 * minutes) / (to - from)}%`;
