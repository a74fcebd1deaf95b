import {
  type Counts,
  type Presence,
  presences,
  presenceWords,
  sortings,
  sortingWords,
  type Wanted,
} from './fleet';
import styles from './FleetBar.module.css';

interface Props {
  wanted: Wanted;
  want: (change: Partial<Wanted>) => void;
  counts: Counts;
  /** The tags that boxes carry. */
  tags: readonly string[];
  /** How many boxes have an older version than the newest. */
  behind: number;
}

/** Finds, narrows by state, and sorts. */
export function FleetBar({ wanted, want, counts, tags, behind }: Props) {
  const all = presences.reduce((sum, presence) => sum + counts[presence], 0);
  const chip = (state: Presence | '', word: string, count: number) => (
    <button
      key={state}
      type="button"
      className={styles.chip}
      data-state={state}
      aria-pressed={wanted.state === state}
      data-testid={`state-${state === '' ? 'all' : state}`}
      onClick={() => want({ state })}
    >
      {word} <span>{count.toLocaleString('en')}</span>
    </button>
  );
  return (
    <div className={styles.bar} role="search" aria-label="Devices">
      <input
        type="search"
        className={styles.find}
        aria-label="Find a device"
        placeholder="Room, site, state, mood or track"
        value={wanted.text}
        data-testid="find-device"
        onChange={(event) => want({ text: event.target.value })}
      />
      <div className={styles.chips} role="group" aria-label="State">
        {chip('', 'All', all)}
        {presences
          .filter((presence) => counts[presence] > 0 || wanted.state === presence)
          .map((presence) => chip(presence, presenceWords[presence], counts[presence]))}
        {(behind > 0 || wanted.behind) && (
          <button
            type="button"
            className={styles.chip}
            aria-pressed={wanted.behind}
            data-testid="state-behind"
            onClick={() => want({ behind: !wanted.behind })}
          >
            Old version <span>{behind.toLocaleString('en')}</span>
          </button>
        )}
      </div>
      {(tags.length > 0 || wanted.tag !== '') && (
        <select
          className={styles.sort}
          aria-label="Tag"
          value={wanted.tag}
          data-testid="filter-tag"
          onChange={(event) => want({ tag: event.target.value })}
        >
          <option value="">Any tag</option>
          {(tags.includes(wanted.tag) || wanted.tag === '' ? tags : [...tags, wanted.tag]).map((tag) => (
            <option key={tag} value={tag}>
              {tag}
            </option>
          ))}
        </select>
      )}
      <select
        className={styles.sort}
        aria-label="Order"
        value={wanted.sort}
        data-testid="sort-devices"
        onChange={(event) => want({ sort: event.target.value as Wanted['sort'] })}
      >
        {sortings.map((sorting) => (
          <option key={sorting} value={sorting}>
            {sortingWords[sorting]}
          </option>
        ))}
      </select>
    </div>
  );
}
