import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { LiveTrack } from '../../api/contracts';
import { commandsOf, openApp } from '../../testing/openApp';
import { device, owner, playing } from '../../testing/samples';

const lunch: NonNullable<LiveTrack['schedule']> = {
  block: 'b1',
  name: 'Lunch',
  until: '2026-11-22T14:00:00.000Z',
  isOpen: true,
  sentence: 'Lunch until 14:00.',
  override: null,
};

const open = (schedule: LiveTrack['schedule'], role: typeof owner.role = 'staff') =>
  openApp({ session: { ...owner, role }, devices: [device({ track: playing({ schedule }) })] });

describe('What the calendar has in force', () => {
  it('is told, and nothing where there is no calendar', async () => {
    const { unmount } = await open(lunch);
    expect(screen.getByTestId('schedule-now').textContent).toBe('Lunch until 14:00.');
    expect(screen.queryByTestId('schedule-resume')).toBeNull();
    unmount();
    await open(null);
    expect(screen.queryByTestId('schedule-now')).toBeNull();
  });

  it('holds again after what somebody set by hand', async () => {
    const byHand = {
      ...lunch,
      sentence: 'By hand, by anna, until 14:00.',
      override: { by: 'anna', until: null },
    };
    const { api, unmount } = await open(byHand);
    await userEvent.click(screen.getByTestId('schedule-resume'));
    expect(commandsOf(api.asked)).toEqual([{ name: 'schedule.resume', args: {} }]);
    unmount();
    await open(byHand, 'viewer');
    expect(screen.getByTestId<HTMLButtonElement>('schedule-resume').disabled).toBe(true);
  });
});
