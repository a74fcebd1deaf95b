import { useMayLookBack } from '../app/session';
import { nameOf } from '../live/names';
import type { Room } from '../live/rooms';
import { useChosenRoom, useLive, useRooms } from '../live/useRooms';
import { Page } from '../parts/Page';
import { Empty, Failed, Loading } from '../parts/States';
import { RoomPicker } from '../parts/RoomPicker';
import { MoodCard } from './chart/MoodCard';
import { DateBar } from './DateBar';
import styles from './HistoryPage.module.css';
import { spanTitle } from './span';
import { TracksCard } from './tracks/TracksCard';
import { useSpan } from './useSpan';

/** A room's hour, day, week or year. */
export function HistoryPage() {
  const { rooms, error } = useRooms();
  const { room } = useChosenRoom();
  const live = useLive();
  const mayLookBack = useMayLookBack();
  if (!mayLookBack)
    return (
      <Empty icon="history" title="The history is not for this account" whole>
        <p>Ask an owner or an admin.</p>
      </Empty>
    );
  if (rooms === undefined && error !== undefined) return <Failed error={error} retry={live.retry} whole />;
  if (rooms === undefined) return <Loading what="the history" whole />;
  if (room === undefined)
    return (
      <Empty icon="history" title="No history yet" whole>
        <p>It begins with the first reading of the first room.</p>
      </Empty>
    );
  return <RoomHistory room={room} />;
}

function RoomHistory({ room }: { room: Room }) {
  const { span, show } = useSpan();
  return (
    <Page
      title={`History · ${nameOf(room)}`}
      head={
        <>
          <div>
            <RoomPicker />
            <h1 className={styles.title}>{spanTitle(span)}</h1>
          </div>
          <DateBar span={span} show={show} />
        </>
      }
    >
      <MoodCard device={room.id} span={span} />
      <TracksCard device={room.id} span={span} />
    </Page>
  );
}
