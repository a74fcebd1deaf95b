import { useEffect } from 'react';
import type { Room } from '../../live/rooms';
import { coverAddress } from '../../parts/TrackCover';
import type { UsedSpeaker } from '../useSpeaker';
import type { Transport } from './useTransport';

/** The lock screen's and the keyboard's buttons, and what they show. A provider's own player has its own. */
export function useMediaSession(
  room: Room,
  { speaker, isHere, provider, state }: UsedSpeaker,
  act: Transport,
) {
  const track = room.sound?.track ?? null;
  const isOurs = isHere && provider === 'local' && track !== null && 'mediaSession' in navigator;

  useEffect(() => {
    if (!isOurs) return;
    const picture = coverAddress(room.id, track);
    navigator.mediaSession.metadata = new MediaMetadata({
      title: track.title,
      artist: track.artist,
      album: track.album,
      artwork: picture === undefined ? [] : [{ src: picture }],
    });
    return () => void (navigator.mediaSession.metadata = null);
  }, [isOurs, room.id, track]);

  useEffect(() => {
    if (!isOurs) return;
    navigator.mediaSession.playbackState = state === 'playing' ? 'playing' : 'paused';
    const duration = speaker.durationSeconds();
    if (duration !== null && duration > 0)
      navigator.mediaSession.setPositionState({
        duration,
        position: Math.min(duration, speaker.positionSeconds()),
      });
  }, [isOurs, state, speaker]);

  useEffect(() => {
    if (!isOurs) return;
    const actions: [MediaSessionAction, MediaSessionActionHandler][] = [
      ['play', act.toggle],
      ['pause', act.toggle],
      ['nexttrack', act.next],
      ['previoustrack', act.back],
      ['seekto', ({ seekTime }) => seekTime != null && act.seek(seekTime)],
    ];
    for (const [action, handler] of actions) on(action, handler);
    return () => {
      for (const [action] of actions) on(action, null);
    };
  });
}

/** Older browsers throw at an action that they do not know. */
function on(action: MediaSessionAction, handler: MediaSessionActionHandler | null) {
  try {
    navigator.mediaSession.setActionHandler(action, handler);
  } catch {
    // This button is not there.
  }
}
