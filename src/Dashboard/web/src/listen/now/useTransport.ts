import { serverNow } from '../../api/clock';
import { readTracks } from '../../api/history';
import type { Room } from '../../live/rooms';
import { useNotice } from '../../parts/notice';
import { elapsedAt } from '../../room/playing/elapsedAt';
import { useCommand } from '../../room/useCommand';
import { useMayCommand } from '../../room/useMayCommand';
import type { UsedSpeaker } from '../useSpeaker';

/** Later than this, back means the beginning of the track. */
const beginningSeconds = 4;

const lookBackMs = 12 * 60 * 60 * 1000;

export interface Transport {
  may: boolean;
  busy: boolean;
  isPlaying: boolean;
  toggle: () => void;
  next: () => void;
  back: () => void;
}

/** Play, pause, next and back, wherever the room's music sounds. */
export function useTransport(room: Room, { speaker, isHere }: UsedSpeaker): Transport {
  const { busy, run } = useCommand(room.id);
  const tell = useNotice();
  const may = useMayCommand(room);
  const live = room.track ?? undefined;
  const isPlaying = live?.state === 'playing';

  const previous = async () => {
    const now = new Date(serverNow());
    try {
      const played = await readTracks(room.id, new Date(now.getTime() - lookBackMs), now, 20);
      const before = played
        .sort((a, b) => b.at.localeCompare(a.at))
        .find(({ track }) => track !== live?.track?.id);
      if (before === undefined) tell({ kind: 'error', text: 'Nothing was played before this track.' });
      else await run('music.play-track', { id: before.track });
    } catch (error) {
      tell({ kind: 'error', text: (error as Error).message });
    }
  };
  const back = () => {
    const elapsed = isHere
      ? speaker.positionSeconds()
      : live === undefined
        ? 0
        : elapsedAt(live, serverNow());
    if (elapsed <= beginningSeconds || live?.track == null) void previous();
    else if (isHere) speaker.seek(0);
    else void run('music.play-track', { id: live.track.id });
  };
  return {
    may,
    busy: busy !== undefined,
    isPlaying,
    toggle: () => void run(isPlaying ? 'music.pause' : 'music.play'),
    next: () => void run('music.skip'),
    back,
  };
}
