import { type SubmitEvent, useState } from 'react';
import type { FoundVideos } from '../../api/contracts';
import { findOnYouTube } from '../../api/devices';
import type { Room } from '../../live/rooms';
import { Button } from '../../parts/Button';
import { Icon } from '../../parts/Icon';
import { count } from '../../parts/words';
import library from '../library/Library.module.css';
import { useCommand } from '../useCommand';
import { FoundVideoRow } from './FoundVideoRow';
import { argumentsOf, isLink, isPlaylist, type LinkWords, noWords } from './linkWords';
import { LinkedPlaylists } from './LinkedPlaylists';
import { LinkWordsForm } from './LinkWordsForm';
import styles from './OnlineMusic.module.css';

/** Searches YouTube with the owner's key, and adds links to YouTube and SoundCloud to the room's music. */
export function OnlineMusic({ room }: { room: Room }) {
  const [text, setText] = useState('');
  const [words, setWords] = useState(noWords);
  const [isOpen, setOpen] = useState(false);
  const [added, setAdded] = useState(0);
  const search = useFound(room.id);
  const { busy, run } = useCommand(room.id);
  const add = async () => {
    const done = await run(
      'links.add',
      argumentsOf(text.trim(), words),
      isList ? 'The playlist is among the room’s music.' : 'The link is among the room’s music.',
    );
    if (!done) return;
    setText('');
    setAdded((now) => now + 1);
  };
  const isList = isPlaylist(text);
  const isDirect = isLink(text) && !isList;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    if (isDirect) void add();
    else void search.find(text.trim());
  };
  return (
    <details
      className={styles.online}
      data-testid="online-music"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>From YouTube and SoundCloud</summary>
      <form className={styles.form} role="search" aria-label="YouTube and SoundCloud" onSubmit={submit}>
        <label className={library.search}>
          <span className="for-readers">Words, a link, or a playlist of YouTube</span>
          <Icon name="search" />
          <input
            type="search"
            placeholder="Words, a link, or a playlist of YouTube"
            value={text}
            maxLength={400}
            data-testid="online-text"
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <Button
          type="submit"
          busy={search.isBusy || busy !== undefined}
          disabled={text.trim() === ''}
          testId="online-go"
        >
          {isDirect ? 'Add this link' : isList ? 'Show its videos' : 'Search YouTube'}
        </Button>
        {isList && (
          <Button busy={busy !== undefined} onClick={() => void add()} testId="playlist-add">
            Add the playlist
          </Button>
        )}
      </form>
      <LinkWordsForm words={words} onChange={setWords} />
      <Results room={room} search={search} words={words} />
      {isOpen && <LinkedPlaylists room={room} version={added} />}
    </details>
  );
}

interface ResultsProps {
  room: Room;
  search: Search;
  words: LinkWords;
}

function Results({ room, search, words }: ResultsProps) {
  const { found, fault } = search;
  return (
    <>
      {fault !== undefined && (
        <p className={styles.fault} role="alert" data-testid="online-fault">
          {fault}
        </p>
      )}
      <p className={styles.note} role="status" data-testid="online-count">
        {found !== undefined &&
          `${count(found.videos.length, 'video')} found. ${count(found.searchesLeft, 'search', 'searches')} left today.`}
      </p>
      {found !== undefined && found.videos.length > 0 && (
        <ul className={styles.videos}>
          {found.videos.map((video) => (
            <FoundVideoRow
              key={video.track}
              room={room}
              video={video}
              words={words}
              onChanged={(isAdded) => search.mark(video.track, isAdded)}
            />
          ))}
        </ul>
      )}
      {found?.nextPage != null && (
        <Button busy={search.isBusy} onClick={() => void search.more()} testId="online-more">
          More
        </Button>
      )}
    </>
  );
}

interface Search {
  found: FoundVideos | undefined;
  fault: string | undefined;
  isBusy: boolean;
  find: (text: string) => Promise<void>;
  more: () => Promise<void>;
  mark: (track: string, isAdded: boolean) => void;
}

function useFound(device: string): Search {
  const [found, setFound] = useState<FoundVideos>();
  const [asked, setAsked] = useState('');
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const ask = async (text: string, page?: string) => {
    setBusy(true);
    setFault(undefined);
    try {
      const answer = await findOnYouTube(device, text, page);
      const before = page === undefined ? [] : (found?.videos ?? []);
      const fresh = answer.videos.filter(({ track }) => before.every((video) => video.track !== track));
      setFound({ ...answer, videos: [...before, ...fresh] });
      setAsked(text);
    } catch (error) {
      setFault((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return {
    found,
    fault,
    isBusy,
    find: (text) => ask(text),
    more: () => ask(asked, found?.nextPage ?? undefined),
    mark: (track, isAdded) =>
      setFound(
        (now) =>
          now && {
            ...now,
            videos: now.videos.map((video) => (video.track === track ? { ...video, isAdded } : video)),
          },
      ),
  };
}
