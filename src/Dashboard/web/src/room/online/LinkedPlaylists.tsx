import { useEffect, useState } from 'react';
import type { LinkedPlaylist } from '../../api/contracts';
import { readLinkedPlaylists } from '../../api/devices';
import type { Room } from '../../live/rooms';
import { Button } from '../../parts/Button';
import { count, moodWords } from '../../parts/words';
import { useCommand } from '../useCommand';
import { useMayCommand } from '../useMayCommand';
import styles from './OnlineMusic.module.css';

/** So long a playlist that the box is still reading is left alone. */
const againMs = 4000;

/** YouTube's playlists among the room's music; asked for anew whenever `version` changes. */
export function LinkedPlaylists({ room, version }: { room: Room; version: number }) {
  const [playlists, setPlaylists] = useState<LinkedPlaylist[]>([]);
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    let isGone = false;
    let timer: number | undefined;
    readLinkedPlaylists(room.id).then(
      (list) => {
        if (isGone) return;
        setPlaylists(list);
        if (list.some(({ isRead }) => !isRead))
          timer = window.setTimeout(() => setChanges((now) => now + 1), againMs);
      },
      // A box of an older version has none, and says so.
      () => !isGone && setPlaylists([]),
    );
    return () => {
      isGone = true;
      window.clearTimeout(timer);
    };
  }, [room.id, version, changes]);
  if (playlists.length === 0) return null;
  return (
    <ul className={styles.videos} aria-label="Playlists of YouTube" data-testid="linked-playlists">
      {playlists.map((playlist) => (
        <Row
          key={playlist.link}
          room={room}
          playlist={playlist}
          onRemoved={() => setChanges((now) => now + 1)}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  room: Room;
  playlist: LinkedPlaylist;
  onRemoved: () => void;
}

function Row({ room, playlist, onRemoved }: RowProps) {
  const { busy, run } = useCommand(room.id);
  const may = useMayCommand(room);
  const { link, note, isAdded } = playlist;
  const title = playlist.title || `Playlist ${link.split('list=').at(-1)}`;
  const remove = async () => {
    if (await run('links.remove', { link }, `${title} is taken away.`)) onRemoved();
  };
  return (
    <li className={styles.video} data-testid="linked-playlist">
      <p className={styles.title}>
        <a href={link} target="_blank" rel="noopener noreferrer">
          {title}
        </a>
        <span className={styles.note}>{factsOf(playlist)}</span>
        {note != null && <span className={styles.note}>{note}</span>}
      </p>
      {isAdded && (
        <Button
          disabled={!may}
          busy={busy !== undefined}
          onClick={() => void remove()}
          aria-label={`Take away ${title}`}
          testId="playlist-remove"
        >
          Take away
        </Button>
      )}
    </li>
  );
}

function factsOf({
  videos,
  setAside,
  isRead,
  mood,
  valence,
  arousal,
  language,
  explicit,
  isAdded,
}: LinkedPlaylist) {
  const point = valence != null && arousal != null && `At ${percent(valence)}, ${percent(arousal)}`;
  return [
    isRead ? count(videos, 'video') : 'The box is reading it',
    setAside > 0 && `${setAside} set aside`,
    mood != null ? moodWords[mood] : point,
    language,
    explicit != null && (explicit ? 'Explicit' : 'Not explicit'),
    !isAdded && 'From the owner’s file',
  ]
    .filter(Boolean)
    .join(' · ');
}

const percent = (share: number) => Math.round(share * 100);
