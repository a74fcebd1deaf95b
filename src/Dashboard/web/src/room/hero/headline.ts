import type { Room } from '../../live/rooms';
import { saidOf } from '../../live/useRooms';
import { ago, clock, duration } from '../../parts/times';
import { moodWords } from '../../parts/words';

export interface Headline {
  title: string;
  why: string;
}

/** The large word and its sentence: the mood, or plainly why there is none. */
export function headline(room: Room, now: number): Headline {
  if (room.state !== 'online') return { title: 'Away', why: awayWhy(room, now) };
  if (room.silent) return { title: 'No answer', why: silentWhy(room, now) };
  const said = saidOf(room);
  if (said !== undefined)
    return said.mood == null
      ? {
          title: moodWords.unknown,
          why: `${said.by} says that the mood was read wrongly. The music follows none until ${clock(said.until)}.`,
        }
      : {
          title: moodWords[said.mood],
          why: `${said.by} says so. The music goes by it until ${clock(said.until)}, whatever the camera reads.`,
        };
  if (room.sensing?.on === false)
    return { title: 'Resting', why: 'The camera is stopped, so no mood is read. Music goes on.' };
  if (room.sensing?.capturing === false)
    return { title: 'No picture', why: 'The camera gives nothing yet, so no mood is read. Music goes on.' };
  if (room.mood == null) return { title: 'Looking…', why: 'The first reading takes a few seconds.' };
  return { title: moodWords[room.mood.mood], why: room.mood.why };
}

const silentWhy = ({ lastSeen }: Room, now: number) =>
  `This box does not answer${lastSeen == null ? '' : `: last heard ${duration((now - Date.parse(lastSeen)) / 1000)} ago`}. It may hang, or its network may be gone.`;

function awayWhy(room: Room, now: number): string {
  const last = room.lastSeen == null ? '' : ` Last seen ${ago(room.lastSeen, now)}.`;
  return room.state === 'stopped'
    ? `Roomtone was stopped on this box.${last}`
    : `This box cannot be reached. It may be without power or network.${last}`;
}
