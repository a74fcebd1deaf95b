import { useState } from 'react';
import { eraseSite, type Order, type Site, siteExportAddress } from '../../api/manage';
import { Button } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { Field } from '../../parts/Field';
import { count } from '../../parts/words';
import styles from '../Manage.module.css';
import { useAct } from '../useAct';
import { Profiles } from './Profiles';
import { Rooms } from './Rooms';

interface Props {
  site: Site;
  reload: () => void;
  onErased: (order: Order) => void;
}

/** `folded`: only its head at first, where there are many. */
export function SiteCard({ site, folded, reload, onErased }: Props & { folded: boolean }) {
  const [open, setOpen] = useState(!folded);
  const devices = site.rooms.flatMap((room) =>
    room.devices.map((id) => ({ id, name: room.devices.length === 1 ? room.name : `${room.name}, ${id}` })),
  );
  return (
    <Card
      title={site.name}
      hint={`${count(site.rooms.length, 'room')}, ${count(devices.length, 'device')}`}
      testId="site"
      aside={
        folded && (
          <Button
            aria-expanded={open}
            aria-label={`${open ? 'Close' : 'Open'} ${site.name}`}
            testId="site-open"
            onClick={() => setOpen(!open)}
          >
            {open ? 'Close' : 'Open'}
          </Button>
        )
      }
    >
      {open && (
        <>
          <h3>Rooms</h3>
          <Rooms site={site} reload={reload} />
          <h3>People</h3>
          <Profiles site={site} devices={devices} onErased={onErased} />
          <h3>Downloads of the last 30 days</h3>
          <Exports site={site.id} />
          <Erase site={site} reload={reload} onErased={onErased} />
        </>
      )}
    </Card>
  );
}

const kinds = [
  { kind: 'mood', name: 'Moods' },
  { kind: 'tracks', name: 'Tracks' },
  { kind: 'feedback', name: 'Feedback' },
  { kind: 'device', name: 'What happened to the devices' },
];
const formats = [
  { format: 'csv', name: 'CSV' },
  { format: 'jsonl', name: 'JSON lines' },
];
const monthMs = 30 * 24 * 3600 * 1000;

function Exports({ site }: { site: string }) {
  const [to] = useState(() => new Date());
  const from = new Date(to.getTime() - monthMs);
  return (
    <ul className={styles.links} aria-label="The last 30 days">
      {kinds.map(({ kind, name }) => (
        <li key={kind}>
          <span>{name}</span>
          {formats.map(({ format, name: formatName }) => (
            <a
              key={format}
              href={siteExportAddress(site, kind, format, from, to)}
              aria-label={`${name} of the last 30 days, ${formatName}`}
              download
            >
              {formatName}
            </a>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Erase({ site, reload, onErased }: Props) {
  const [name, setName] = useState('');
  const { act, busy } = useAct(reload);
  return (
    <details>
      <summary className={styles.danger}>Erase this site</summary>
      <p className={styles.notes}>
        All that is known of it goes: moods, tracks, feedback, roll-ups, people, rooms. Its devices are put
        out first. It cannot be taken back.
      </p>
      <div className={styles.form}>
        <Field
          label={`Type its name, ${site.name}`}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          testId="erase-name"
        />
        <Button
          look="main"
          busy={busy}
          disabled={busy || name !== site.name}
          onClick={() => act(eraseSite(site.id, name).then(onErased))}
          testId="erase-site"
        >
          {busy ? 'Erasing…' : 'Erase it'}
        </Button>
      </div>
    </details>
  );
}
