import { type SubmitEvent, useState } from 'react';
import { daysOfAddress, daysOfCountry, daysOfFile, listCountries } from '../api/calendars';
import type { DayCalendar, FoundDays, RoomSchedule } from '../api/contracts';
import { useLoad } from '../api/useLoad';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';
import { Select } from '../parts/Select';
import { count } from '../parts/words';
import { RuleFields } from './RuleFields';
import styles from './Schedule.module.css';
import { newCalendar, noRule, webAddress, withCalendar } from './specialDays';

interface Props {
  schedule: RoomSchedule;
  edit: (schedule: RoomSchedule) => void;
  onClose: () => void;
}

type Kind = 'country' | 'address' | 'file';

const kinds: [Kind, string][] = [
  ['country', 'Public holidays'],
  ['address', 'By address'],
  ['file', 'From a file'],
];

const names = new Intl.DisplayNames('en', { type: 'region' });

const longestName = 100;

/** Days of a country, of an .ics file or of an address. They go into the week at once, and are saved with it. */
export function CalendarForm({ schedule, edit, onClose }: Props) {
  const [kind, setKind] = useState<Kind>('country');
  const [country, setCountry] = useState('');
  const [region, setRegion] = useState('');
  const [address, setAddress] = useState('');
  const [file, setFile] = useState<File>();
  const [rule, setRule] = useState({ ...noRule, isClosed: true });
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ isBad: boolean; text: string }>();
  const countries = useLoad(listCountries).value ?? [];
  const regions = countries.find(({ code }) => code === country)?.regions ?? [];
  const isReady =
    kind === 'country' ? country !== '' : kind === 'address' ? address.trim() !== '' : file !== undefined;

  const read = (): [Promise<FoundDays>, Omit<DayCalendar, 'id'>] => {
    const nothing = { rule, address: null, country: null };
    if (kind === 'file' && file !== undefined)
      return [daysOfFile(file), { ...nothing, name: file.name.slice(0, longestName) }];
    if (kind === 'address') {
      const at = webAddress(address);
      return [daysOfAddress(at), { ...nothing, name: hostOf(at), address: at }];
    }
    const code = region === '' ? country : `${country}-${region}`;
    const name = `Public holidays, ${names.of(country) ?? country}${region === '' ? '' : `, ${region}`}`;
    return [daysOfCountry(code), { ...nothing, name, country: code }];
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!isReady || busy) return;
    setBusy(true);
    try {
      const [asked, calendar] = read();
      const { days, notes } = await asked;
      edit(withCalendar(schedule, newCalendar(calendar), days));
      setSaid({ isBad: false, text: [`${count(days.length, 'day')} came.`, ...notes].join(' ') });
    } catch (error) {
      setSaid({ isBad: true, text: (error as Error).message });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className={styles.part}
      aria-label="Holidays or a calendar"
      onSubmit={(event) => void submit(event)}
    >
      <div className={styles.toggles} role="group" aria-label="Where the days come from">
        {kinds.map(([value, name]) => (
          <button
            key={value}
            type="button"
            aria-pressed={kind === value}
            data-testid={`calendar-${value}`}
            onClick={() => setKind(value)}
          >
            {name}
          </button>
        ))}
      </div>
      {kind === 'country' && (
        <Select
          label="Country"
          value={country}
          choices={[
            { value: '', name: 'Choose a country' },
            ...countries
              .map(({ code }) => ({ value: code, name: names.of(code) ?? code }))
              .sort((a, b) => a.name.localeCompare(b.name, 'en')),
          ]}
          onChange={(code) => {
            setCountry(code);
            setRegion('');
          }}
          testId="calendar-of"
        />
      )}
      {kind === 'country' && regions.length > 0 && (
        <Select
          label="Region"
          value={region}
          choices={[
            { value: '', name: 'What all regions have' },
            ...regions.map((value) => ({ value, name: regionWords(value) })),
          ]}
          onChange={setRegion}
          testId="calendar-region"
        />
      )}
      {kind === 'address' && (
        <Field
          label="Address of the .ics file"
          hint="It is read again once a day."
          type="text"
          inputMode="url"
          placeholder="https://"
          value={address}
          onChange={({ target }) => setAddress(target.value)}
          testId="calendar-at"
        />
      )}
      {kind === 'file' && (
        <Field
          label="File"
          hint="An .ics file of at most 1 MB. Whole days count; events with a time of day are left out."
          type="file"
          accept=".ics,text/calendar"
          onChange={({ target }) => setFile(target.files?.[0])}
          testId="calendar-in"
        />
      )}
      <RuleFields label="On each of its days" rule={rule} onChange={setRule} testId="calendar-rule" />
      <p
        role="status"
        className={said?.isBad === true ? styles.problems : styles.note}
        hidden={said === undefined}
        data-testid="calendar-said"
      >
        {said?.text}
      </p>
      <div className={styles.row}>
        <Button type="submit" look="main" busy={busy} disabled={!isReady} testId="calendar-done">
          Add its days
        </Button>
        <Button onClick={onClose} testId="calendar-close">
          Close
        </Button>
      </div>
    </form>
  );
}

/** CHATHAM_ISLANDS as Chatham Islands, AlsaceMoselle as Alsace Moselle; a short code as it is. */
function regionWords(region: string): string {
  if (region.length <= 3) return region;
  const words =
    region.includes('_') || region === region.toUpperCase()
      ? region.toLowerCase().split('_')
      : region.split(/(?=[A-Z])/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

function hostOf(address: string): string {
  try {
    return new URL(address).host.slice(0, longestName);
  } catch {
    return 'Calendar';
  }
}
