import { describe, expect, it } from 'vitest';
import type { Device } from '../api/contracts';
import { device, healthy, mood, playing } from '../testing/samples';
import { type LiveMessage, type Rooms, withDevices, withMessage, withSilence } from './rooms';

const listed = () => withDevices(new Map(), [device({ mood: null, lastSeen: '2026-11-22T10:00:00.000Z' })]);

const moodAt = (seconds: number, valence: number | null = null): LiveMessage => {
  const at = `2026-11-22T10:00:${`${seconds}`.padStart(2, '0')}.000Z`;
  const reading = { ...mood().reading, to: at, valence, arousal: valence };
  return { kind: 'mood', device: 'living-room', heard: null, state: mood({ at, reading }) };
};

const after = (rooms: Rooms, ...messages: LiveMessage[]) =>
  messages.reduce(withMessage, rooms).get('living-room');

describe('The rooms as the stream tells them', () => {
  it('leave a trail of their readings', () => {
    expect(after(listed(), moodAt(5, 0.1), moodAt(10, 0.2))?.trail.map((p) => p.valence)).toEqual([0.1, 0.2]);
  });

  it('leave no point where a window carries no numbers', () => {
    expect(after(listed(), moodAt(5, 0.1), moodAt(10))?.trail).toHaveLength(1);
  });

  it('do not count a reading twice when the snapshot repeats it', () => {
    expect(after(listed(), moodAt(5, 0.1), moodAt(5, 0.1))?.trail).toHaveLength(1);
  });

  it('keep the trail short', () => {
    const messages = Array.from({ length: 40 }, (_, i) => moodAt(i + 1, i / 40));
    expect(after(listed(), ...messages)?.trail).toHaveLength(24);
  });

  it('were last seen at their last word, not at the time in their last will', () => {
    const gone: LiveMessage = {
      kind: 'status',
      device: 'living-room',
      heard: null,
      state: { state: 'offline', at: '2026-11-22T09:00:00.000Z', version: '0.1.0', boot: 'b' },
    };
    const room = after(listed(), moodAt(30, 0.1), gone);
    expect(room?.state).toBe('offline');
    expect(room?.lastSeen).toBe('2026-11-22T10:00:30.000Z');
  });

  it('appear when a new box speaks', () => {
    const rooms = withMessage(listed(), { kind: 'track', device: 'kitchen', heard: null, state: playing() });
    expect([...rooms.keys()]).toEqual(['living-room', 'kitchen']);
  });

  it('keep their trail when the list comes again', () => {
    const rooms = withMessage(listed(), moodAt(5, 0.1));
    expect(withDevices(rooms, [device({ mood: null })]).get('living-room')?.trail).toHaveLength(1);
  });

  it('keeps what comes next where the list of a fleet leaves it out, and takes a later track', () => {
    const full = playing({ at: '2026-11-22T10:00:00.000Z' });
    const short = { ...full, suggestions: [], next: null };
    const rooms = withDevices(new Map(), [device({ track: full })]);
    const trackIn = (listed: typeof full) =>
      withDevices(rooms, [device({ track: listed })]).get('living-room')?.track;
    expect(trackIn(short)?.suggestions).toHaveLength(1);
    expect(trackIn({ ...short, at: '2026-11-22T10:00:05.000Z' })?.suggestions).toHaveLength(0);
  });

  it('were last seen when the dashboard heard them, whatever their own clock says', () => {
    const heard = '2026-11-22T10:00:40.000Z';
    const wrong: LiveMessage = {
      ...moodAt(5),
      heard,
      state: mood({ at: '1970-01-01T00:00:00.000Z' }),
    } as LiveMessage;
    expect(after(listed(), wrong)?.lastSeen).toBe(heard);
  });
});

describe('A box that hangs', () => {
  const lastSeen = '2026-11-22T10:00:00.000Z';
  const start = Date.parse(lastSeen);
  const rooms = (change: Partial<Device> = {}) =>
    withDevices(new Map(), [device({ lastSeen, health: healthy(), ...change })]);
  const silentAt = (of: Rooms, seconds: number, since = 0) =>
    withSilence(of, start + seconds * 1000, since).get('living-room')?.silent;

  it('is noticed within some seconds of its rhythm, and when it speaks again', () => {
    expect([silentAt(rooms(), 6), silentAt(rooms(), 7)]).toEqual([false, true]);
    const silent = withSilence(rooms(), start + 7000, 0);
    const again = withMessage(silent, { ...moodAt(8), heard: '2026-11-22T10:00:08.000Z' });
    expect(silentAt(again, 9)).toBe(false);
  });

  it('is given the time of its own rhythm', () => {
    const slow = rooms({ health: healthy({ everySeconds: 10 }) });
    expect([silentAt(slow, 30), silentAt(slow, 31)]).toEqual([false, true]);
  });

  it('is not one that could not be heard for so long', () =>
    expect(silentAt(rooms(), 60, start + 58_000)).toBe(false));

  it('is not one that is away, or that has never said how it is', () => {
    expect(silentAt(rooms({ state: 'offline' }), 60)).toBe(false);
    expect(silentAt(rooms({ health: null }), 60)).toBe(false);
  });

  it('changes nothing while nothing has changed', () => {
    const same = rooms();
    expect(withSilence(same, start + 1000, 0)).toBe(same);
  });
});
