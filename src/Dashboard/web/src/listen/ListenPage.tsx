import { nameOf } from '../live/names';
import type { Room } from '../live/rooms';
import { moodOf, useChosenRoom, useLive, useRooms } from '../live/useRooms';
import { NoBox } from '../parts/NoBox';
import { Failed, Loading } from '../parts/States';
import { moodWords } from '../parts/words';
import { Expressions } from '../room/Expressions';
import { Next } from '../room/next/Next';
import { Suggestions } from '../room/Suggestions';
import { CameraCard } from './camera/CameraCard';
import { takesPages } from './camera/cameraNote';
import { Dock } from './Dock';
import { useEye } from './eye/useEye';
import { FindMusic } from './FindMusic';
import { Installable } from './install/Installable';
import styles from './ListenPage.module.css';
import { MoodHere } from './mood/MoodHere';
import { NowHere } from './now/NowHere';
import { useMediaSession } from './now/useMediaSession';
import { useTransport } from './now/useTransport';
import { Stage } from './player/Stage';
import { useSpeaker } from './useSpeaker';

/** Any phone as a room's camera and speaker: this page reads expressions, and the room's music sounds in it. */
export default function ListenPage() {
  const { rooms, error } = useRooms();
  const { room } = useChosenRoom();
  const live = useLive();
  if (rooms === undefined && error !== undefined) return <Failed error={error} retry={live.retry} whole />;
  if (rooms === undefined) return <Loading what="the room" whole />;
  if (room === undefined) return <NoBox icon="listen" title="No room yet" />;
  return <ListenTo key={room.id} room={room} />;
}

function ListenTo({ room }: { room: Room }) {
  const eye = useEye(takesPages(room) ? room.id : null);
  const here = useSpeaker(room);
  const act = useTransport(room);
  useMediaSession(room, here, act);
  return (
    <div className={styles.listen}>
      <Installable />
      <title>{`${moodWords[moodOf(room)]} · Listen · ${nameOf(room)} · Roomtone`}</title>
      <Stage element={here.stage} provider={here.provider} sound={room.sound} />
      <div className={styles.look}>
        <MoodHere room={room} />
        <Dock room={room} eye={eye} here={here} act={act} />
        <CameraCard room={room} eye={eye} />
        {eye.expressions === null && (
          <div className={styles.expressions}>
            <Expressions room={room} />
          </div>
        )}
      </div>
      <div className={styles.hear}>
        <NowHere room={room} here={here} act={act} />
        <Next room={room} />
        <Suggestions room={room} />
        <FindMusic room={room} />
      </div>
    </div>
  );
}
