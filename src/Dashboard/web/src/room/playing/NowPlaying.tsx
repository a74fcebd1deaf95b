import type { LiveTrack } from '../../api/contracts';
import type { Room } from '../../live/rooms';
import { isThere } from '../../live/useRooms';
import { Card } from '../../parts/Card';
import { Icon } from '../../parts/Icon';
import { Empty } from '../../parts/States';
import { TrackCover } from '../../parts/TrackCover';
import { describeTrack } from '../library/describeTrack';
import styles from './NowPlaying.module.css';
import { Progress } from './Progress';
import { ScheduleLine } from './ScheduleLine';
import { Transport } from './Transport';
import { Volume } from './Volume';

/** The track that sounds, why it does, and the buttons for it. */
export function NowPlaying({ room }: { room: Room }) {
  const live = room.track ?? undefined;
  return (
    <Card title={titleOf(room)} testId="now-playing">
      {live?.track == null ? (
        <Empty icon="note" title="Nothing is playing">
          <p>{live?.why ?? 'Music starts with the first reading of the room.'}</p>
        </Empty>
      ) : (
        <Playing device={room.id} live={live} away={!isThere(room)} />
      )}
      {room.state === 'online' && live?.notice != null && (
        <p className={styles.notice} role="status" data-testid="speaker-notice">
          <Icon name="alert" size={18} />
          {live.notice}
        </p>
      )}
      <ScheduleLine room={room} />
      <div className={styles.controls}>
        <Transport key={live?.track?.id} room={room} />
        <Volume room={room} />
      </div>
    </Card>
  );
}

function titleOf(room: Room): string {
  const { track } = room;
  if (!isThere(room)) return 'Last heard';
  return track?.state === 'paused' ? 'Paused' : 'Now playing';
}

function Playing({ device, live, away }: { device: string; live: LiveTrack; away: boolean }) {
  const { track } = live;
  if (track == null) return null;
  return (
    <>
      <div className={styles.track} data-still={away || live.state !== 'playing'}>
        <TrackCover device={device} track={track} size={152} />
        <div className={styles.words}>
          <p className={styles.title} data-testid="track-title">
            {track.title}
          </p>
          {track.artist !== '' && (
            <p className={styles.artist} data-testid="track-artist">
              {track.artist}
            </p>
          )}
          <p className={styles.details}>{describeTrack(track)}</p>
          {live.why !== '' && (
            <p className={styles.why} data-testid="track-why">
              {live.why}
            </p>
          )}
        </div>
      </div>
      {!away && <Progress live={live} />}
    </>
  );
}
