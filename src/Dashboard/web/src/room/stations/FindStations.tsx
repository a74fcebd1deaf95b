import { type SubmitEvent, useState } from 'react';
import type { FoundStation, RadioStation } from '../../api/contracts';
import { findStations, type StationQuery } from '../../api/devices';
import { Button } from '../../parts/Button';
import { Field } from '../../parts/Field';
import { Icon } from '../../parts/Icon';
import { Select } from '../../parts/Select';
import { count } from '../../parts/words';
import { countries, languages } from './countries';
import { FoundRow } from './FoundRow';
import styles from './Stations.module.css';

interface Props {
  device: string;
  may: boolean;
  needsLicence: boolean;
  /** The addresses that the room has already. */
  has: ReadonlySet<string>;
  onListen: (station: RadioStation) => void;
  onAdd: (station: RadioStation) => Promise<boolean>;
}

/** Asks the directory Radio Browser, through the box. */
export function FindStations({ device, may, needsLicence, has, onListen, onAdd }: Props) {
  const [query, setQuery] = useState<Required<Omit<StationQuery, 'limit'>>>({
    text: '',
    country: '',
    language: '',
    tag: '',
  });
  const [found, setFound] = useState<FoundStation[]>();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<typeof query>) => setQuery({ ...query, ...part });

  const search = (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setSaid('');
    findStations(device, { ...query, limit: 30 })
      .then(
        (hits) => {
          setFound(hits);
          setSaid(
            hits.length === 0 ? 'No station is found. Try fewer words.' : `${count(hits.length, 'station')}.`,
          );
        },
        (reason: unknown) => {
          setFound(undefined);
          setSaid((reason as Error).message);
        },
      )
      .finally(() => setBusy(false));
  };
  return (
    <section aria-label="Find a station" className={styles.find}>
      <form role="search" className={styles.search} onSubmit={search}>
        <Field
          label="Find a station"
          type="search"
          placeholder="Name"
          maxLength={100}
          value={query.text}
          onChange={(event) => set({ text: event.target.value })}
          testId="stations-text"
        />
        <Field
          label="Tag"
          type="search"
          placeholder="jazz"
          maxLength={50}
          value={query.tag}
          onChange={(event) => set({ tag: event.target.value })}
          testId="stations-tag"
        />
        <Select
          label="Country"
          value={query.country}
          choices={[{ value: '', name: 'Any country' }, ...countries]}
          onChange={(country) => set({ country })}
          testId="stations-country"
        />
        <Select
          label="Language"
          value={query.language}
          choices={[{ value: '', name: 'Any language' }, ...languages]}
          onChange={(language) => set({ language })}
          testId="stations-language"
        />
        <Button type="submit" busy={busy} disabled={!may} testId="stations-search">
          <Icon name="search" />
          Search
        </Button>
      </form>
      <p className={styles.note} role="status" data-testid="stations-said">
        {said}
      </p>
      {found !== undefined && found.length > 0 && (
        <ul className={styles.list} aria-label="Stations of Radio Browser">
          {found.map((one) => (
            <FoundRow
              key={one.uuid}
              found={one}
              isKept={has.has(one.address)}
              needsLicence={needsLicence}
              may={may}
              onListen={onListen}
              onAdd={onAdd}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
