import { useState } from 'react';
import type { TrackInfo } from '../../api/contracts';
import { addTracks, makePlaylist } from '../../api/playlists';
import { Button } from '../../parts/Button';
import { Field } from '../../parts/Field';
import { Select } from '../../parts/Select';
import { usePlaylists } from './changed';
import styles from './Playlists.module.css';
import { useAct } from './useAct';

/** Longer names are refused by the box. */
export const longestName = 80;

/** Puts a track on a playlist, or on a new one. */
export function AddToPlaylist({
  device,
  track,
  done,
}: {
  device: string;
  track: TrackInfo;
  done: () => void;
}) {
  const lists = usePlaylists(device).value ?? [];
  const [chosen, setChosen] = useState<string>();
  const [name, setName] = useState('');
  const { busy, act } = useAct();
  const id = chosen ?? lists[0]?.id ?? '';
  const list = lists.find((one) => one.id === id);
  const add = async () => {
    const isDone = await act(async () => {
      if (list === undefined) await makePlaylist(device, name, [track.id]);
      else await addTracks(device, list.id, [track.id]);
      return `${track.title} is on ${list?.name ?? name}.`;
    });
    if (isDone) done();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      {lists.length > 0 && (
        <Select
          label="Playlist"
          value={list?.id ?? ''}
          testId="playlist-choice"
          onChange={setChosen}
          choices={[
            ...lists.map((one) => ({ value: one.id, name: one.name })),
            { value: '', name: 'A new one' },
          ]}
        />
      )}
      {list === undefined && (
        <Field
          label="Name of the new playlist"
          value={name}
          maxLength={longestName}
          required
          testId="playlist-name"
          onChange={(event) => setName(event.target.value)}
        />
      )}
      <Button type="submit" busy={busy} testId="playlist-add">
        Add
      </Button>
    </form>
  );
}
