import type { LiveTrack } from '../../api/contracts';

/** Seconds into the track at `now`, from what the box said last; never past the track's end. */
export function elapsedAt(live: LiveTrack, now: number): number {
  const since = live.state === 'playing' ? Math.max(0, (now - Date.parse(live.at)) / 1000) : 0;
  const length = live.track?.durationSeconds ?? 0;
  const elapsed = live.elapsedSeconds + since;
  return length > 0 ? Math.min(elapsed, length) : elapsed;
}
