import type { RoomSchedule, WeeklyHours } from '../api/contracts';
import { Card } from '../parts/Card';
import { Select } from '../parts/Select';
import { Percent } from './BlockMusic';
import { weekDays } from './days';
import { HoursList } from './HoursList';
import styles from './Schedule.module.css';

interface Props {
  schedule: RoomSchedule;
  edit: (schedule: RoomSchedule) => void;
  /** The zone that the box keeps to, where it says so. */
  boxZone: string | undefined;
}

const opening: WeeklyHours = { days: weekDays.slice(0, 5), from: '08:00:00', to: '18:00:00' };
const night: WeeklyHours = { days: [...weekDays], from: '22:00:00', to: '08:00:00' };

const overrides = [15, 30, 60, 120, 240, 480];

/** What holds for the room as a whole. */
export function RoomCard({ schedule, edit, boxZone }: Props) {
  const put = (part: Partial<RoomSchedule>) => edit({ ...schedule, ...part });
  return (
    <Card title="Hours" hint="Outside the opening hours nothing looks and nothing plays." testId="hours-card">
      <label className={styles.check}>
        <input
          type="checkbox"
          role="switch"
          checked={schedule.isOn}
          data-testid="schedule-on"
          onChange={({ target }) => put({ isOn: target.checked })}
        />
        The calendar is on
      </label>
      {!schedule.isOn && (
        <p className={styles.note}>
          While it is off the box keeps to its own file&apos;s hours, and no block holds.
        </p>
      )}
      <HoursList
        label="Opening hours"
        none="Always open"
        usual={opening}
        hours={schedule.open}
        onChange={(open) => put({ open })}
        testId="open"
      />
      <HoursList
        label="Quiet hours"
        none="Never quiet"
        usual={night}
        hours={schedule.quiet}
        onChange={(quiet) =>
          put({ quiet, quietVolumePercent: quiet === null ? null : (schedule.quietVolumePercent ?? 20) })
        }
        testId="quiet"
      />
      {schedule.quiet !== null && schedule.quiet.length > 0 && (
        <Percent
          label="At most this loud"
          value={schedule.quietVolumePercent ?? 20}
          onChange={(value) => put({ quietVolumePercent: value })}
          testId="quiet-volume"
        />
      )}
      <Select
        label="Time zone"
        value={schedule.timeZone ?? ''}
        choices={[
          { value: '', name: boxZone === undefined ? "The box's own" : `The box's own (${boxZone})` },
          ...zonesWith(schedule.timeZone),
        ]}
        onChange={(zone) => put({ timeZone: zone === '' ? null : zone })}
        testId="time-zone"
      />
      <Select
        label="What a person sets by hand holds"
        value={`${schedule.overrideMinutes ?? ''}`}
        choices={[
          { value: '', name: 'until the next block' },
          ...minutesWith(schedule.overrideMinutes).map((minutes) => ({
            value: `${minutes}`,
            name: `${minutes < 60 ? `${minutes} minutes` : `${minutes / 60} ${minutes === 60 ? 'hour' : 'hours'}`}, at most until the next block`,
          })),
        ]}
        onChange={(minutes) => put({ overrideMinutes: minutes === '' ? null : Number(minutes) })}
        testId="override"
      />
    </Card>
  );
}

const zones = Intl.supportedValuesOf('timeZone');

const zonesWith = (zone: string | null) =>
  [...(zone === null || zones.includes(zone) ? [] : [zone]), ...zones].map((value) => ({
    value,
    name: value,
  }));

const minutesWith = (minutes: number | null) =>
  [...new Set([...overrides, ...(minutes === null ? [] : [minutes])])].sort((a, b) => a - b);
