import { useCallback, useState } from 'react';
import { listPlaylists } from '../api/playlists';
import { useLoad } from '../api/useLoad';
import { useMayChange } from '../app/session';
import { nameOf } from '../live/names';
import type { Room } from '../live/rooms';
import { useChosenRoom, useLive, useRooms } from '../live/useRooms';
import { NoBox } from '../parts/NoBox';
import { Page } from '../parts/Page';
import { RoomPicker } from '../parts/RoomPicker';
import { Empty, Failed, Loading } from '../parts/States';
import { useNow } from '../parts/useNow';
import type { ScheduleBlock } from '../api/contracts';
import { BlockForm } from './BlockForm';
import { wallClock } from './days';
import { duplicated, withBlock, withoutBlock } from './draft';
import { RoomCard } from './RoomCard';
import { SaveBar, SavedState } from './SaveBar';
import styles from './Schedule.module.css';
import { StartCard } from './StartCard';
import { useSchedule } from './useSchedule';
import { WeekCard } from './WeekCard';

/** When a room is open, quiet, and what plays when. */
export default function SchedulePage() {
  const { rooms, error } = useRooms();
  const { room } = useChosenRoom();
  const live = useLive();
  const mayChange = useMayChange();
  if (!mayChange)
    return (
      <Empty icon="calendar" title="The schedule is not for this account" whole>
        <p>Ask an owner or an admin.</p>
      </Empty>
    );
  if (rooms === undefined && error !== undefined) return <Failed error={error} retry={live.retry} whole />;
  if (rooms === undefined) return <Loading what="the schedule" whole />;
  if (room === undefined) return <NoBox icon="calendar" title="No room yet" />;
  return <RoomSchedulePage key={room.id} room={room} />;
}

function RoomSchedulePage({ room }: { room: Room }) {
  const held = useSchedule(room.id);
  return (
    <Page
      title={`Schedule · ${nameOf(room)}`}
      head={
        <>
          <div>
            <RoomPicker />
            <h1 className={styles.title}>Schedule</h1>
          </div>
          <SavedState held={held} />
        </>
      }
    >
      {held.schedule !== undefined ? (
        <Loaded room={room} held={held} schedule={held.schedule} />
      ) : held.load.state === 'failed' ? (
        <Failed error={held.load.error} retry={held.load.reload} />
      ) : (
        <Loading what="the schedule" />
      )}
    </Page>
  );
}

interface LoadedProps {
  room: Room;
  held: ReturnType<typeof useSchedule>;
  schedule: NonNullable<ReturnType<typeof useSchedule>['schedule']>;
}

function Loaded({ room, held, schedule }: LoadedProps) {
  const [opened, setOpened] = useState<ScheduleBlock>();
  const [isBegun, setIsBegun] = useState(false);
  const boxZone = room.health?.timeZone ?? undefined;
  const wall = wallClock(useNow(30_000), schedule.timeZone ?? boxZone);
  const playlists = usePlaylists(room.id);
  const close = () => setOpened(undefined);
  const change = (next: typeof schedule) => {
    held.edit(next);
    close();
  };
  const isEmpty = schedule.blocks.length === 0 && schedule.open === null && schedule.days.length === 0;
  if (isEmpty && !isBegun && !held.isUnsaved)
    return <StartCard onStart={held.edit} onEmpty={() => setIsBegun(true)} />;
  return (
    <>
      <WeekCard
        schedule={schedule}
        today={wall.date}
        now={wall.minute}
        playlists={playlists}
        edit={held.edit}
        onOpen={setOpened}
      />
      <div className={styles.parts}>
        <RoomCard schedule={schedule} edit={held.edit} boxZone={boxZone} />
      </div>
      <SaveBar held={held} />
      {opened !== undefined && (
        <BlockForm
          key={opened.id}
          block={opened}
          schedule={schedule}
          playlists={playlists}
          onDone={(block) => change(withBlock(schedule, block))}
          onDuplicate={(block) => {
            const copy = duplicated(block);
            held.edit(withBlock(withBlock(schedule, block), copy));
            setOpened(copy);
          }}
          onRemove={(block) => change(withoutBlock(schedule, block.id))}
          onClose={close}
        />
      )}
    </>
  );
}

/** The box's lists by their ids; none while it cannot be asked. */
function usePlaylists(device: string): ReadonlyMap<string, string> {
  const { value } = useLoad(useCallback(() => listPlaylists(device), [device]));
  return new Map((value ?? []).map(({ id, name }) => [id, name]));
}
