import { useChosenRoom, useRooms } from '../live/useRooms';
import styles from './RoomPicker.module.css';

/** Which room; only its name where there is one room. */
export function RoomPicker() {
  const { rooms } = useRooms();
  const { room, choose } = useChosenRoom();
  if (room === undefined || rooms === undefined) return null;
  if (rooms.size === 1) return <span className={styles.name}>{room.id}</span>;
  return (
    <label className={styles.picker}>
      <span className="for-readers">Room</span>
      <select value={room.id} data-testid="room-picker" onChange={(event) => choose(event.target.value)}>
        {[...rooms.values()]
          .sort((a, b) => a.id.localeCompare(b.id))
          .map(({ id, state }) => (
            <option key={id} value={id}>
              {state === 'online' ? id : `${id} (${state})`}
            </option>
          ))}
      </select>
    </label>
  );
}
