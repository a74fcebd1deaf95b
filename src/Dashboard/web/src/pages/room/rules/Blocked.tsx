import type { RoomSettings } from '../../../api/contracts';
import type { Room } from '../../../live/rooms';
import { Button } from '../../../parts/Button';
import { Icon } from '../../../parts/Icon';
import styles from './Rules.module.css';
import type { ChangeRules } from './useRules';

interface Props {
  room: Room;
  settings: RoomSettings;
  change: ChangeRules;
}

/** Tracks and artists that never come: the playing one can be added, each can be taken off. */
export function Blocked({ room, settings, change }: Props) {
  const playing = room.track?.track ?? undefined;
  const { blockedArtists, blockedTracks } = settings;
  return (
    <section className={styles.part} aria-label="Never play" data-testid="blocked">
      <h3>Never play</h3>
      {blockedArtists.length + blockedTracks.length === 0 ? (
        <p className={styles.note}>Nothing is blocked.</p>
      ) : (
        <ul className={styles.chips}>
          {blockedArtists.map((artist) => (
            <BlockedChip
              key={`artist ${artist}`}
              kind="Artist"
              name={artist}
              onAllow={() =>
                void change(
                  (now) => ({ blockedArtists: now.blockedArtists.filter((one) => one !== artist) }),
                  `${artist} may come again.`,
                )
              }
            />
          ))}
          {blockedTracks.map((track) => (
            <BlockedChip
              key={`track ${track}`}
              kind="Track"
              name={nameOf(track)}
              onAllow={() =>
                void change(
                  (now) => ({ blockedTracks: now.blockedTracks.filter((one) => one !== track) }),
                  `${nameOf(track)} may come again.`,
                )
              }
            />
          ))}
        </ul>
      )}
      {playing !== undefined && (
        <div className={styles.buttons}>
          <Button
            testId="block-track"
            disabled={blockedTracks.includes(playing.id)}
            onClick={() =>
              void change(
                (now) => ({ blockedTracks: added(now.blockedTracks, playing.id) }),
                `${playing.title} does not come again.`,
              )
            }
          >
            Never this track
          </Button>
          {playing.artist !== '' && (
            <Button
              testId="block-artist"
              disabled={blockedArtists.includes(playing.artist)}
              onClick={() =>
                void change(
                  (now) => ({ blockedArtists: added(now.blockedArtists, playing.artist) }),
                  `${playing.artist} does not come again.`,
                )
              }
            >
              {`Never ${playing.artist}`}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function BlockedChip({ kind, name, onAllow }: { kind: string; name: string; onAllow: () => void }) {
  return (
    <li className={styles.chip} data-testid="blocked-chip">
      <span className={styles.kind}>{kind}</span>
      <span className={styles.name}>{name}</span>
      <button type="button" aria-label={`Allow ${name} again`} onClick={onAllow}>
        <Icon name="close" size={12} />
      </button>
    </li>
  );
}

const added = (list: readonly string[], value: string) =>
  list.includes(value) ? [...list] : [...list, value];

/** The box knows a blocked track by its id: of a file, the last part of its path without the ending says most. */
const nameOf = (track: string) =>
  track.startsWith('spotify:') ? track : (track.split('/').at(-1) ?? track).replace(/\.[a-z0-9]{2,4}$/i, '');
