import { fullNameOf } from '../live/names';
import type { Room } from '../live/rooms';
import styles from './Many.module.css';

/** The room that people know, and the box's id, since several boxes may stand in one room. */
export function BoxName({ id, room }: { id: string; room: Room | undefined }) {
  const name = room === undefined ? id : fullNameOf(room);
  return (
    <>
      {name}
      {name !== id && <span className={styles.id}> {id}</span>}
    </>
  );
}
