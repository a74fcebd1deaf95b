import { describe, expect, it } from 'vitest';
import { device, mood, playing } from '../testing/samples';
import { type LiveMessage, type Rooms, withDevices, withMessage } from './rooms';

const listed = () => withDevices(new Map(), [device({ mood: null, lastSeen: '2026-11-22T10:00:00.000Z' })]);

const moodAt = (seconds: number, valence: number | null = null): LiveMessage => {
  const at = `2026-11-22T10:00:${`${seconds}`.padStart(2, '0')}.000Z`;
  const reading = { ...mood().reading, to: at, valence, arousal: valence };
  return { kind: 'mood', device: 'living-room', state: mood({ at, reading }) };
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
      state: { state: 'offline', at: '2026-11-22T09:00:00.000Z', version: '0.1.0', boot: 'b' },
    };
    const room = after(listed(), moodAt(30, 0.1), gone);
    expect(room?.state).toBe('offline');
    expect(room?.lastSeen).toBe('2026-11-22T10:00:30.000Z');
  });

  it('appear when a new box speaks', () => {
    const rooms = withMessage(listed(), { kind: 'track', device: 'kitchen', state: playing() });
    expect([...rooms.keys()]).toEqual(['living-room', 'kitchen']);
  });

  it('keep their trail when the list comes again', () => {
    const rooms = withMessage(listed(), moodAt(5, 0.1));
    expect(withDevices(rooms, [device({ mood: null })]).get('living-room')?.trail).toHaveLength(1);
  });
});
