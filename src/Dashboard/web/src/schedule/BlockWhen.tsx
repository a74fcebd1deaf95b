import { useState } from 'react';
import type { ScheduleBlock, Season } from '../api/contracts';
import { Button } from '../parts/Button';
import { Chip } from '../parts/Chip';
import { dateWords } from './days';
import { DayToggles } from './DayToggles';
import { lengthOf, minuteOf, minutesADay } from './minutes';
import styles from './Schedule.module.css';
import { TimeFields } from './TimeFields';

interface Props {
  block: ScheduleBlock;
  put: (part: Partial<ScheduleBlock>) => void;
}

const mostDates = 100;

const summer: Season = { from: { month: 6, day: 1 }, to: { month: 8, day: 31 } };

/** On which days, in which part of the year, and at what times. */
export function BlockWhen({ block, put }: Props) {
  const [onDates, setOnDates] = useState(block.dates.length > 0);
  const [date, setDate] = useState('');
  const choose = (dates: boolean) => {
    setOnDates(dates);
    put(dates ? { days: [], season: null } : { dates: [] });
  };
  const add = () => {
    if (date !== '' && block.dates.length < mostDates)
      put({ dates: [...new Set([...block.dates, date])].sort() });
    setDate('');
  };
  return (
    <fieldset>
      <legend>When</legend>
      <div className={styles.toggles} role="group" aria-label="Every week or on dates">
        <button
          type="button"
          aria-pressed={!onDates}
          onClick={() => choose(false)}
          data-testid="block-weekly"
        >
          Every week
        </button>
        <button type="button" aria-pressed={onDates} onClick={() => choose(true)} data-testid="block-dated">
          On dates
        </button>
      </div>
      {onDates ? (
        <>
          <div className={styles.row}>
            <label className={styles.labelled}>
              <span>Date</span>
              <input
                type="date"
                className={styles.input}
                value={date}
                data-testid="block-date"
                onChange={({ target }) => setDate(target.value)}
              />
            </label>
            <Button onClick={add} disabled={date === ''} testId="block-date-add">
              Add date
            </Button>
          </div>
          <div className={styles.row}>
            {block.dates.map((one) => (
              <Chip
                key={one}
                name={dateWords(one, '')}
                removeLabel={`Not on ${dateWords(one, '')}`}
                onRemove={() => put({ dates: block.dates.filter((other) => other !== one) })}
              />
            ))}
          </div>
        </>
      ) : (
        <>
          <DayToggles label="Days of the week" days={block.days} onChange={(days) => put({ days })} />
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={block.season !== null}
              data-testid="block-season"
              onChange={({ target }) => put({ season: target.checked ? summer : null })}
            />
            Only in a part of the year
          </label>
          {block.season !== null && (
            <SeasonFields season={block.season} onChange={(season) => put({ season })} />
          )}
        </>
      )}
      <TimeFields times={block} onChange={({ from, to }) => put({ from, to })} testId="block" />
      {minuteOf(block.from) + lengthOf(block) > minutesADay && (
        <p className={styles.note}>It passes midnight, and belongs to the day on which it begins.</p>
      )}
    </fieldset>
  );
}

function SeasonFields({ season, onChange }: { season: Season; onChange: (season: Season) => void }) {
  return (
    <div className={styles.times}>
      <MonthDay label="From" value={season.from} onChange={(from) => onChange({ ...season, from })} />
      <MonthDay label="to" value={season.to} onChange={(to) => onChange({ ...season, to })} />
    </div>
  );
}

type YearDay = Season['from'];

const months = Array.from({ length: 12 }, (_, i) =>
  new Date(Date.UTC(2024, i)).toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' }),
);

function MonthDay({
  label,
  value,
  onChange,
}: {
  label: string;
  value: YearDay;
  onChange: (day: YearDay) => void;
}) {
  const last = new Date(Date.UTC(2024, value.month, 0)).getUTCDate();
  const put = (month: number, day: number) =>
    onChange({ month, day: Math.min(day, new Date(Date.UTC(2024, month, 0)).getUTCDate()) });
  return (
    <span className={styles.labelled}>
      <span>{label}</span>
      <select
        aria-label={`${label}, day`}
        className={styles.input}
        value={value.day}
        onChange={({ target }) => put(value.month, Number(target.value))}
      >
        {Array.from({ length: last }, (_, i) => (
          <option key={i}>{i + 1}</option>
        ))}
      </select>
      <select
        aria-label={`${label}, month`}
        className={styles.input}
        value={value.month}
        onChange={({ target }) => put(Number(target.value), value.day)}
      >
        {months.map((month, i) => (
          <option key={month} value={i + 1}>
            {month}
          </option>
        ))}
      </select>
    </span>
  );
}
