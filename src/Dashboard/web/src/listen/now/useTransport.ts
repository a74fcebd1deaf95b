import type { Room } from '../../live/rooms';
import { useCommand } from '../../room/useCommand';
import { useMayCommand } from '../../room/useMayCommand';

export interface Transport {
  may: boolean;
  busy: boolean;
  isPlaying: boolean;
  toggle: () => void;
  next: () => void;
  /** To the beginning of the track; within its first seconds, to the track before. */
  back: () => void;
  seek: (seconds: number) => void;
}

/** Play, pause, next, back and seek, wherever the room's music sounds: the box decides, also for this page. */
export function useTransport(room: Room): Transport {
  const { busy, run } = useCommand(room.id);
  const may = useMayCommand(room);
  const isPlaying = room.track?.state === 'playing';
  return {
    may,
    busy: busy !== undefined,
    isPlaying,
    toggle: () => void run(isPlaying ? 'music.pause' : 'music.play'),
    next: () => void run('music.skip'),
    back: () => void run('music.back'),
    seek: (seconds) => void run('music.seek', { seconds: Math.floor(seconds) }),
  };
}
