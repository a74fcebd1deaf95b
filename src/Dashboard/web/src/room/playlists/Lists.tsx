import { useState } from 'react';
import { makePlaylist } from '../../api/playlists';
import { useMayChange } from '../../app/session';
import type { Room } from '../../live/rooms';
import { Button } from '../../parts/Button';
import { Field } from '../../parts/Field';
import { Empty, Failed, Loading } from '../../parts/States';
import { longestName } from './AddToPlaylist';
import { usePlaylists } from './changed';
import { Liked } from './Liked';
import { PlaylistRow } from './PlaylistRow';
import styles from './Playlists.module.css';
import { useAct } from './useAct';

/** All lists, one of them open, and the two ways to make one. */
export default function Lists({ room }: { room: Room }) {
  const lists = usePlaylists(room.id);
  const [open, setOpen] = useState<string>();
  const [making, setMaking] = useState<'empty' | 'liked'>();
  const mayChange = useMayChange();
  if (lists.value === undefined)
    return lists.state === 'failed' ? (
      <Failed error={lists.error} retry={lists.reload} />
    ) : (
      <Loading what="the playlists" />
    );
  const made = (id: string) => {
    setMaking(undefined);
    setOpen(id);
  };
  return (
    <>
      {lists.value.length === 0 && making === undefined && (
        <Empty icon="list" title="No playlists yet">
          <p>
            {mayChange
              ? 'Make one here, then add tracks from the library below, or from what plays.'
              : 'An owner or an admin makes them.'}
          </p>
        </Empty>
      )}
      <ul className={styles.lists}>
        {lists.value.map((list) => (
          <PlaylistRow
            key={list.id}
            room={room}
            list={list}
            mayChange={mayChange}
            isOpen={open === list.id}
            toggle={() => setOpen(open === list.id ? undefined : list.id)}
          />
        ))}
      </ul>
      {mayChange && (
        <div className={styles.actions}>
          <Toggle name="New playlist" value="empty" making={making} setMaking={setMaking} />
          <Toggle name="From what this room liked" value="liked" making={making} setMaking={setMaking} />
        </div>
      )}
      {making === 'empty' && <NewPlaylist device={room.id} made={made} />}
      {making === 'liked' && <Liked device={room.id} made={made} />}
    </>
  );
}

interface ToggleProps {
  name: string;
  value: 'empty' | 'liked';
  making: 'empty' | 'liked' | undefined;
  setMaking: (making: 'empty' | 'liked' | undefined) => void;
}

function Toggle({ name, value, making, setMaking }: ToggleProps) {
  const isOpen = making === value;
  return (
    <Button
      look="chip"
      aria-expanded={isOpen}
      testId={`playlist-new-${value}`}
      onClick={() => setMaking(isOpen ? undefined : value)}
    >
      {name}
    </Button>
  );
}

function NewPlaylist({ device, made }: { device: string; made: (id: string) => void }) {
  const [name, setName] = useState('');
  const { busy, act } = useAct();
  const make = () =>
    act(async () => {
      const { list } = await makePlaylist(device, name, []);
      made(list.id);
      return `${list.name} is there. Add tracks to it.`;
    });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <Field
        label="Name"
        value={name}
        maxLength={longestName}
        required
        autoFocus
        testId="playlist-name"
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" busy={busy} testId="playlist-make">
        Make it
      </Button>
    </form>
  );
}
