import { useCallback, useState } from 'react';
import type { Playlist } from '../../api/contracts';
import { command } from '../../api/devices';
import { addTracks, readPlaylist } from '../../api/playlists';
import { useLoad } from '../../api/useLoad';
import type { Room } from '../../live/rooms';
import { Button } from '../../parts/Button';
import { Field } from '../../parts/Field';
import { Empty, Failed, Loading } from '../../parts/States';
import { longestName } from './AddToPlaylist';
import { EntryRow } from './EntryRow';
import styles from './Playlists.module.css';
import { useAct } from './useAct';

/** The tracks of a playlist in their order, its name, and its end. */
export function PlaylistEditor({ room, list }: { room: Room; list: Playlist }) {
  const { id: device } = room;
  const { id, changedAt } = list;
  // eslint-disable-next-line react-hooks/exhaustive-deps -- It is read again when the list has changed.
  const entries = useLoad(useCallback(() => readPlaylist(device, id), [device, id, changedAt]));
  const { busy, act } = useAct();
  const playing = room.track?.track;
  const has = (track: string) => entries.value?.some((entry) => entry.track.id === track) === true;
  const move = (track: string, place: number) =>
    act(async () => {
      await command(device, 'playlist.move', { id, track, place });
      return undefined;
    });
  const remove = (track: string) =>
    act(async () => {
      await command(device, 'playlist.remove', { id, track });
      return undefined;
    });
  return (
    <div className={styles.editor}>
      {entries.value === undefined ? (
        entries.state === 'failed' ? (
          <Failed error={entries.error} retry={entries.reload} />
        ) : (
          <Loading what={list.name} />
        )
      ) : entries.value.length === 0 ? (
        <Empty icon="note" title="Nothing is on it yet">
          <p>Find music below, open a track’s menu and add it.</p>
        </Empty>
      ) : (
        <ol className={styles.entries} aria-label={`Tracks of ${list.name}`} aria-busy={busy}>
          {entries.value.map((entry, at, all) => (
            <EntryRow
              key={entry.track.id}
              entry={entry}
              place={at + 1}
              isLast={at === all.length - 1}
              busy={busy}
              move={(place) => void move(entry.track.id, place)}
              remove={() => void remove(entry.track.id)}
            />
          ))}
        </ol>
      )}
      <div className={styles.actions}>
        {playing != null && (
          <Button
            look="chip"
            busy={busy}
            disabled={has(playing.id)}
            testId="playlist-add-playing"
            onClick={() =>
              void act(async () => {
                await addTracks(device, id, [playing.id]);
                return `${playing.title} is on ${list.name}.`;
              })
            }
          >
            {has(playing.id) ? 'What plays is on it' : `Add what plays: ${playing.title}`}
          </Button>
        )}
      </div>
      <Ends key={list.name} device={device} list={list} />
    </div>
  );
}

/** Another name, or no list any more. */
function Ends({ device, list }: { device: string; list: Playlist }) {
  const [name, setName] = useState(list.name);
  const [asked, setAsked] = useState(false);
  const { busy, act } = useAct();
  const { id } = list;
  const rename = () =>
    act(async () => {
      await command(device, 'playlist.rename', { id, name });
      return `It is called ${name.trim()} now.`;
    });
  const end = () =>
    act(async () => {
      await command(device, 'playlist.delete', { id });
      return `${list.name} is deleted.`;
    });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void rename();
      }}
    >
      <Field
        label="Name"
        value={name}
        maxLength={longestName}
        required
        testId="playlist-rename"
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" busy={busy} disabled={name.trim() === list.name} testId="playlist-rename-save">
        Rename
      </Button>
      {asked ? (
        <Button busy={busy} testId="playlist-delete-sure" onClick={() => void end()}>
          {`Yes, delete ${list.name}`}
        </Button>
      ) : (
        <Button testId="playlist-delete" onClick={() => setAsked(true)}>
          Delete
        </Button>
      )}
    </form>
  );
}
