import { useState } from 'react';
import type { Affect, Aim, AimHours, RoomSettings } from '../../../api/contracts';
import { Button } from '../../../parts/Button';
import { Icon } from '../../../parts/Icon';
import { IconButton } from '../../../parts/IconButton';
import { Slider } from '../../../parts/Slider';
import { signed } from '../../../parts/words';
import styles from './Rules.module.css';
import type { ChangeRules } from './useRules';

const words: Record<Aim, string> = {
  match: 'Match the room',
  lift: 'Lift the room',
  calm: 'Calm the room',
  hold: 'Hold one mood',
};
const choices = Object.entries(words) as [Aim, string][];

/** As many as a box takes: RoomSettings.MostAimHours in src/Contracts. */
const most = 24;

interface Props {
  settings: RoomSettings;
  change: ChangeRules;
}

/** What the music aims at, the mood that it holds, and hours of the day with another aim. */
export function Aims({ settings, change }: Props) {
  const [point, setPoint] = useState(settings.hold);
  const holds = settings.aim === 'hold' || settings.aimHours.some(({ aim }) => aim === 'hold');
  const moved = point.valence !== settings.hold.valence || point.arousal !== settings.hold.arousal;
  return (
    <section className={styles.part} aria-label="What the music aims at" data-testid="aims">
      <h3>What the music aims at</h3>
      <AimSelect
        label="Usually"
        value={settings.aim ?? ''}
        open="As the box is set up"
        onChange={(aim) =>
          void change(
            () => ({ aim: aim === '' ? null : aim }),
            aim === '' ? 'As the box is set up.' : `${words[aim]}.`,
          )
        }
        testId="aim"
      />
      {(holds || moved) && (
        <div className={styles.point} data-testid="hold">
          <Axis
            label="Pleasant"
            value={point.valence}
            onChange={(valence) => setPoint({ ...point, valence })}
          />
          <Axis
            label="Lively"
            value={point.arousal}
            onChange={(arousal) => setPoint({ ...point, arousal })}
          />
          <Button
            testId="hold-save"
            disabled={!moved}
            onClick={() => void change((now) => held(now, point), `The music holds ${say(point)}.`)}
          >
            Hold this mood
          </Button>
        </div>
      )}
      <Hours settings={settings} change={change} point={point} />
    </section>
  );
}

/** Hours that hold hold the same point. */
const held = ({ aimHours }: RoomSettings, hold: Affect): Partial<RoomSettings> => ({
  hold,
  aimHours: aimHours.map((hours) => (hours.aim === 'hold' ? { ...hours, hold } : hours)),
});

const say = ({ valence, arousal }: Affect) => `pleasant ${signed(valence, 1)}, lively ${signed(arousal, 1)}`;

function Axis({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
}) {
  return (
    <div className={styles.axis}>
      <span aria-hidden="true">{label}</span>
      <Slider
        label={label}
        testId={`hold-${label.toLowerCase()}`}
        max={20}
        value={Math.round((value + 1) * 10)}
        text={signed(value, 1)}
        onChange={(step) => onChange((step - 10) / 10)}
      />
      <output>{signed(value, 1)}</output>
    </div>
  );
}

function Hours({ settings: { aimHours }, change, point }: Props & { point: Affect }) {
  const [from, setFrom] = useState('18:00');
  const [to, setTo] = useState('22:00');
  const [aim, setAim] = useState<Aim>('calm');
  const isOpen = from === '' || to === '' || from === to;
  const add = () =>
    void change(
      (now) => ({ aimHours: [...now.aimHours, { from: `${from}:00`, to: `${to}:00`, aim, hold: point }] }),
      `${words[aim]} from ${from} to ${to}.`,
    );
  return (
    <>
      <ul className={styles.hours}>
        {aimHours.map((hours, place) => (
          <li key={`${place} ${hours.from}`} data-testid="aim-hours">
            <span>{describe(hours)}</span>
            <IconButton
              label={`Remove ${describe(hours)}`}
              onClick={() =>
                void change(
                  (now) => ({
                    aimHours: now.aimHours.filter((one) => JSON.stringify(one) !== JSON.stringify(hours)),
                  }),
                  `${short(hours.from)} to ${short(hours.to)} is as usual.`,
                )
              }
            >
              <Icon name="close" size={16} />
            </IconButton>
          </li>
        ))}
      </ul>
      {aimHours.length < most && (
        <div className={styles.add}>
          <TimeOfDay label="From" value={from} onChange={setFrom} testId="hours-from" />
          <TimeOfDay label="to" value={to} onChange={setTo} testId="hours-to" />
          <AimSelect
            label="Aim"
            value={aim}
            onChange={(value) => value !== '' && setAim(value)}
            testId="hours-aim"
            hidden
          />
          <Button testId="hours-add" disabled={isOpen} onClick={add}>
            Add hours
          </Button>
          {isOpen && <p className={styles.note}>Give two times that differ; the hours may pass midnight.</p>}
        </div>
      )}
    </>
  );
}

const short = (time: string) => time.slice(0, 5);
const describe = ({ from, to, aim, hold }: AimHours) =>
  `${short(from)} to ${short(to)} · ${words[aim]}${aim === 'hold' ? ` (${say(hold)})` : ''}`;

interface SelectProps {
  label: string;
  value: Aim | '';
  /** What no aim is called, where that may be. */
  open?: string;
  /** Whether the label is for readers only. */
  hidden?: boolean;
  onChange: (aim: Aim | '') => void;
  testId: string;
}

function AimSelect({ label, value, open, hidden = false, onChange, testId }: SelectProps) {
  return (
    <label className={styles.aim}>
      <span className={hidden ? 'for-readers' : undefined}>{label}</span>
      <select
        data-testid={testId}
        value={value}
        onChange={(event) => onChange(event.target.value as Aim | '')}
      >
        {open !== undefined && <option value="">{open}</option>}
        {choices.map(([aim, name]) => (
          <option key={aim} value={aim}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TimeOfDayProps {
  label: string;
  /** As HH:MM; empty while it is not whole. */
  value: string;
  onChange: (time: string) => void;
  testId: string;
}

function TimeOfDay({ label, value, onChange, testId }: TimeOfDayProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="time"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        data-testid={testId}
      />
    </label>
  );
}
