import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { LiveTrack, WakeUp } from '../../api/contracts';
import { commandsOf, openApp } from '../../testing/openApp';
import { device, owner, playing } from '../../testing/samples';
import { wakeText } from './wakeText';

const text = (id: string) => screen.getByTestId(id).textContent;

const wake: WakeUp = {
  time: '07:30:00',
  days: ['monday', 'friday'],
  playlist: null,
  name: null,
  volumePercent: 40,
  riseMinutes: 10,
  by: 'anna',
  next: null,
};

const timers = (change: Partial<NonNullable<LiveTrack['timers']>>) =>
  playing({ timers: { sleep: null, wake: null, rise: null, notice: null, ...change } });

describe('Sleep and wake', () => {
  it('fades out, and keeps playing after all', async () => {
    const { api, stream } = await openApp({ session: { ...owner, role: 'staff' } });
    await userEvent.click(screen.getByTestId('sleep-30'));
    const at = '2026-11-22T21:00:00.000Z';
    const sleep = { startedAt: at, endsAt: '2026-11-22T21:30:00.000Z', by: 'anna' };
    act(() => stream().say('track', { device: 'living-room', state: timers({ sleep }) }));
    expect(text('sleep-state')).toBe('Fades out until 22:30, asked by anna.');
    await userEvent.click(screen.getByTestId('sleep-end'));
    expect(document.activeElement).toBe(screen.getByTestId('sleep-15'));
    expect(commandsOf(api.asked)).toEqual([
      { name: 'sleep.start', args: { minutes: 30 } },
      { name: 'sleep.end', args: {} },
    ]);
  });

  it('sets a wake-up by keyboard, and removes it', async () => {
    const lists = { body: { ok: true, data: [] } };
    const { api, stream } = await openApp({ routes: { 'POST /api/devices/living-room/commands': lists } });
    expect(text('wake-state')).toBe('No wake-up is set.');
    screen.getByTestId('wake-open').focus();
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByTestId('wake-time'));
    await userEvent.click(screen.getByTestId('wake-monday'));
    await userEvent.selectOptions(screen.getByTestId('wake-rise'), '20');
    await userEvent.click(screen.getByTestId('wake-set'));
    expect(document.activeElement).toBe(screen.getByTestId('wake-open'));
    act(() => stream().say('track', { device: 'living-room', state: timers({ wake }) }));
    expect(text('wake-state')).toBe(wakeText(wake));
    await userEvent.click(screen.getByTestId('wake-remove'));
    expect(commandsOf(api.asked)).toEqual([
      { name: 'wake.set', args: { time: '07:00', days: ['monday'], percent: 40, riseMinutes: 20 } },
      { name: 'wake.remove', args: {} },
    ]);
  });

  it('takes no volume that cannot be, and Escape leaves it', async () => {
    const lists = { body: { ok: true, data: [] } };
    const { api } = await openApp({ routes: { 'POST /api/devices/living-room/commands': lists } });
    await userEvent.click(screen.getByTestId('wake-open'));
    await userEvent.clear(screen.getByTestId('wake-percent'));
    await userEvent.type(screen.getByTestId('wake-percent'), '0');
    expect(screen.getByText('A whole number from 1 to 100.')).toBeTruthy();
    await userEvent.keyboard('{Enter}{Escape}');
    expect(screen.queryByTestId('wake-time')).toBeNull();
    expect(commandsOf(api.asked)).toEqual([]);
  });

  it('is not there for a box that does neither, and is out of reach for those who only look', async () => {
    const { stream } = await openApp({ session: { ...owner, role: 'viewer' } });
    expect(screen.getByTestId<HTMLButtonElement>('sleep-15').disabled).toBe(true);
    expect(screen.getByTestId<HTMLButtonElement>('wake-open').disabled).toBe(true);
    act(() => stream().say('track', { device: 'living-room', state: playing({ timers: null }) }));
    expect(screen.queryByTestId('timers')).toBeNull();
  });

  it('tells what came in between', async () => {
    const notice = 'Nothing can play at the wake-up of 07:30: The speaker is away.';
    await openApp({ devices: [device({ track: timers({ notice }) })] });
    expect(text('timers-notice')).toBe(notice);
  });
});

describe('The text of a wake-up', () => {
  it('says when, on which days, with what and how loud', () => {
    expect(wakeText(wake)).toBe('Wakes at 07:30 by the room’s clock, Mon, Fri, up to 40 % over 10 minutes.');
    expect(wakeText({ ...wake, days: [], name: 'Morning', riseMinutes: 0 })).toBe(
      'Wakes at 07:30 by the room’s clock, once with Morning, up to 40 %.',
    );
  });
});
