import { useRef } from 'react';
import type { RoomSettings, TrackInfo } from '../../api/contracts';
import type { Room } from '../../live/rooms';
import { Button } from '../../parts/Button';
import { Chip } from '../../parts/Chip';
import styles from './Rules.module.css';
import type { ChangeRules } from './useRules';

interface Props {
  room: Room;
  settings: RoomSettings;
  change: ChangeRules;
}

/** Tracks and artists that never come: the playing one can be added, each can be taken off. */
export function Blocked({ room, settings, change }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const playing = room.track?.track ?? undefined;
  const { blockedArtists, blockedTracks } = settings;
  /** What was pressed goes or cannot be pressed again, so the heading takes the focus. */
  const act = (...of: Parameters<ChangeRules>) =>
    void change(...of).then((done) => done && heading.current?.focus());
  const block = (part: 'blockedArtists' | 'blockedTracks', value: string, name: string) =>
    act((now) => ({ [part]: added(now[part], value) }), `${name} does not come again.`);
  const allow = (part: 'blockedArtists' | 'blockedTracks', value: string, name: string) =>
    act((now) => ({ [part]: now[part].filter((one) => one !== value) }), `${name} may come again.`);
  return (
    <section className={styles.part} aria-label="Never play" data-testid="blocked">
      <h3 ref={heading} tabIndex={-1}>
        Never play
      </h3>
      {blockedArtists.length + blockedTracks.length === 0 ? (
        <p className={styles.note}>Nothing is blocked.</p>
      ) : (
        <ul className={styles.chips}>
          {blockedArtists.map((artist) => (
            <BlockedChip
              key={`artist ${artist}`}
              kind="Artist"
              name={artist}
              onAllow={() => allow('blockedArtists', artist, artist)}
            />
          ))}
          {blockedTracks.map((track) => (
            <BlockedChip
              key={`track ${track}`}
              kind="Track"
              name={nameOf(track)}
              onAllow={() => allow('blockedTracks', track, nameOf(track))}
            />
          ))}
        </ul>
      )}
      {playing !== undefined && (
        <div className={styles.buttons}>
          <Button
            testId="block-track"
            disabled={blockedTracks.includes(playing.id)}
            onClick={() => block('blockedTracks', playing.id, playing.title)}
          >
            Never this track
          </Button>
          {artistsOf(playing).map((artist) => (
            <Button
              key={artist}
              testId="block-artist"
              disabled={blockedArtists.includes(artist)}
              onClick={() => block('blockedArtists', artist, artist)}
            >
              {`Never ${artist}`}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

function BlockedChip({ kind, name, onAllow }: { kind: string; name: string; onAllow: () => void }) {
  return (
    <li className={styles.blocked} data-testid="blocked-chip">
      <Chip kind={kind} name={name} removeLabel={`Allow ${name} again`} onRemove={onAllow} />
    </li>
  );
}

const artistsOf = ({ artist, artists }: TrackInfo): readonly string[] =>
  artists ?? (artist === '' ? [] : [artist]);

const added = (list: readonly string[], value: string) =>
  list.includes(value) ? [...list] : [...list, value];

/** The box knows a blocked track by its id: of a file, the last part of its path without the ending says most. */
const nameOf = (track: string) =>
  track.startsWith('spotify:') ? track : (track.split('/').at(-1) ?? track).replace(/\.[a-z0-9]{2,4}$/i, '');
