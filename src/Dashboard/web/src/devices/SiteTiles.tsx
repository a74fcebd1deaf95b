import { useState } from 'react';
import { Button } from '../parts/Button';
import { useWide } from '../parts/useWide';
import { moodWords } from '../parts/words';
import type { SiteSummary } from './fleet';
import styles from './SiteTiles.module.css';

/** So many are shown at once, those with most boxes away; fewer where they would fill the screen. */
const first = { wide: 8, narrow: 4 };

interface Props {
  sites: readonly SiteSummary[];
  chosen: string;
  choose: (site: string) => void;
}

/** The sites at a glance; a press narrows the list to one. */
export function SiteTiles({ sites, chosen, choose }: Props) {
  const [all, setAll] = useState(false);
  const most = useWide() ? first.wide : first.narrow;
  if (sites.length < 2) return null;
  const shown = all ? sites : sites.filter(({ id }, i) => i < most || id === chosen);
  return (
    <section aria-label="Sites" className={styles.sites} data-testid="sites">
      {shown.map(({ id, name, boxes, online, mood }) => (
        <button
          key={id}
          type="button"
          className={styles.site}
          aria-pressed={id === chosen}
          onClick={() => choose(id === chosen ? '' : id)}
        >
          <span className={styles.name}>{name}</span>
          <span className={styles.facts} data-away={online < boxes}>
            {online < boxes
              ? `${boxes - online} of ${boxes} ${boxes - online === 1 ? 'needs' : 'need'} a look`
              : `${boxes} online`}
          </span>
          {mood !== undefined && (
            <span className={styles.mood} data-mood={mood}>{`mostly ${moodWords[mood].toLowerCase()}`}</span>
          )}
        </button>
      ))}
      {sites.length > most && (
        <Button aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Fewer sites' : `All ${sites.length} sites`}
        </Button>
      )}
    </section>
  );
}
