import { useEffect } from 'react';
import { deviceOf, go, usePlace } from '../app/place';
import { nameOf } from '../live/names';
import { moodOf, useChosenRoom, useLive, useRooms } from '../live/useRooms';
import { isFleet, type Room } from '../live/rooms';
import { NoBox } from '../parts/NoBox';
import { Failed, Loading } from '../parts/States';
import { moodWords } from '../parts/words';
import { Expressions } from './Expressions';
import { Library } from './library/Library';
import { MoodHero } from './hero/MoodHero';
import { Next } from './next/Next';
import { NowPlaying } from './playing/NowPlaying';
import { Playlists } from './playlists/Playlists';
import styles from './RoomPage.module.css';
import { Rules } from './rules/Rules';
import { Suggestions } from './Suggestions';
import { Timers } from './timers/Timers';

/** One room, live. A fleet begins with the list of its boxes. */
export function RoomPage() {
  const { rooms, error } = useRooms();
  const { room } = useChosenRoom();
  const live = useLive();
  const named = deviceOf(usePlace());
  const toList = rooms !== undefined && isFleet(rooms) && named === null;
  useEffect(() => {
    if (toList) go('/devices', true);
  }, [toList]);
  if (rooms === undefined && error !== undefined) return <Failed error={error} retry={live.retry} whole />;
  if (rooms === undefined || toList) return <Loading what="the room" whole />;
  if (room === undefined) return <NoBox icon="room" title="No room yet" />;
  return <LiveRoom key={room.id} room={room} />;
}

function LiveRoom({ room }: { room: Room }) {
  return (
    <div className={styles.room}>
      <title>{`${moodWords[moodOf(room)]} · ${nameOf(room)} · Roomtone`}</title>
      <MoodHero room={room} />
      <div className={styles.cards}>
        <NowPlaying room={room} />
        <Expressions room={room} />
        <Next room={room} />
        <Suggestions room={room} />
        <Timers room={room} />
        <Playlists room={room} />
        <Rules room={room} />
        <Library room={room} />
      </div>
    </div>
  );
}
