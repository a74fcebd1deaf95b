import { useCallback, useRef, useState } from 'react';
import type { OfferedStation, RadioStation, RoomSettings } from '../../api/contracts';
import { readStations } from '../../api/devices';
import { useLoad } from '../../api/useLoad';
import type { Room } from '../../live/rooms';
import { Button } from '../../parts/Button';
import type { ChangeRules } from '../rules/useRules';
import { useCommand } from '../useCommand';
import { useMayKeep } from '../useMayCommand';
import { FindStations } from './FindStations';
import { StationForm } from './StationForm';
import { StationRow } from './StationRow';
import styles from './Stations.module.css';
import { blank, without, withStation } from './stations';

interface Props {
  room: Room;
  settings: RoomSettings;
  change: ChangeRules;
}

/** The stations of the room, and the directory to find more. Loaded when somebody opens them. */
export default function Stations({ room, settings, change }: Props) {
  const listed = useLoad(useCallback(() => readStations(room.id), [room.id]));
  const { run } = useCommand(room.id);
  const may = useMayKeep(room);
  const [byHand, setByHand] = useState(false);
  const part = useRef<HTMLDivElement>(null);
  const { reload } = listed;
  const needsLicence = listed.value?.needsLicence ?? false;
  const stations = offeredOf(settings.stations, listed.value?.stations ?? []);

  const listen = (station: RadioStation) =>
    void run(
      'radio.listen',
      {
        address: station.address,
        name: station.name,
        ...(station.uuid == null ? {} : { uuid: station.uuid }),
      },
      `${station.name} plays.`,
    );
  const put = async (of: (now: readonly RadioStation[]) => RadioStation[], said: string) => {
    const done = await change((now) => ({ stations: of(now.stations) }), said);
    if (done) reload();
    return done;
  };
  const keep = (station: RadioStation) =>
    put((now) => withStation(now, station), `${station.name} is one of the room's stations.`);
  const remove = (station: RadioStation) =>
    void put((now) => without(now, station.address), `${station.name} is taken out.`).then(
      (done) => done && part.current?.focus(),
    );

  return (
    <div ref={part} className={styles.stations} tabIndex={-1} data-testid="stations">
      {listed.state === 'failed' && (
        <p className={styles.problem} role="status">
          {listed.error.message}
        </p>
      )}
      {stations.length === 0 ? (
        <p className={styles.note}>The room has no stations yet. Find one, or add it by its address.</p>
      ) : (
        <ul className={styles.list} aria-label="Stations of the room">
          {stations.map((offered) => (
            <StationRow
              key={offered.station.address}
              offered={offered}
              needsLicence={needsLicence}
              may={may}
              onListen={listen}
              onChange={keep}
              onRemove={remove}
            />
          ))}
        </ul>
      )}
      {listed.value?.problems.map((problem) => (
        <p key={problem} className={styles.problem}>
          {problem}
        </p>
      ))}
      <FindStations
        device={room.id}
        may={may}
        needsLicence={needsLicence}
        has={new Set(stations.map(({ station }) => station.address))}
        onListen={listen}
        onAdd={keep}
      />
      {byHand ? (
        <StationForm
          station={blank}
          needsLicence={needsLicence}
          label="Add a station by its address"
          word="Add to the room"
          onSave={(station) => void keep(station).then((done) => done && setByHand(false))}
          onLeave={() => setByHand(false)}
        />
      ) : (
        <Button onClick={() => setByHand(true)} testId="station-by-address">
          Add by address
        </Button>
      )}
    </div>
  );
}

/** What the room keeps as the settings have it now, with what the box says of it, then those of the box's file. */
function offeredOf(kept: readonly RadioStation[], listed: readonly OfferedStation[]): OfferedStation[] {
  const own = kept.map((station): OfferedStation => ({
    station,
    isOfTheFile: false,
    refusal: listed.find(({ station: other }) => other.address === station.address)?.refusal ?? null,
  }));
  const ofTheFile = listed.filter(
    ({ station, isOfTheFile }) => isOfTheFile && kept.every(({ address }) => address !== station.address),
  );
  return [...own, ...ofTheFile];
}
