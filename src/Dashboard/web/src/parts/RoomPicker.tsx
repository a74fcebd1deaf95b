import { nameOf, fullNameOf } from '../live/names';
import { isFleet, type Room } from '../live/rooms';
import { useChosenRoom, useRooms } from '../live/useRooms';
import { Combobox } from './Combobox';
import styles from './RoomPicker.module.css';

/** Which room; only its name where there is one room, and a field to find it by where there are many. */
export function RoomPicker() {
  const { rooms } = useRooms();
  const { room, choose } = useChosenRoom();
  if (room === undefined || rooms === undefined) return null;
  if (rooms.size === 1) return <span className={styles.name}>{nameOf(room)}</span>;
  const options = [...rooms.values()].map(optionOf).sort((a, b) => words.compare(a.name, b.name));
  if (isFleet(rooms))
    return (
      <Combobox
        label="Room"
        value={fullNameOf(room)}
        options={options}
        onChoose={choose}
        testId="room-picker"
      />
    );
  return (
    <label className={styles.picker}>
      <span className="for-readers">Room</span>
      <select value={room.id} data-testid="room-picker" onChange={(event) => choose(event.target.value)}>
        {options.map(({ id, name, note }) => (
          <option key={id} value={id}>
            {note === '' ? name : `${name} (${note})`}
          </option>
        ))}
      </select>
    </label>
  );
}

const words = new Intl.Collator('en', { numeric: true });

const optionOf = (room: Room) => ({
  id: room.id,
  name: fullNameOf(room),
  note: room.state !== 'online' ? room.state : room.silent ? 'does not answer' : '',
});
