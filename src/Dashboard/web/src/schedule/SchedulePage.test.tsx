import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RoomSchedule, RoomSettings } from '../api/contracts';
import type { Asked } from '../testing/fakeApi';
import { openApp, settled } from '../testing/openApp';
import { owner } from '../testing/samples';
import { newBlock, noSchedule } from './draft';
import { forgetUnsaved } from './useSchedule';

const settings: RoomSettings = {
  minPeople: 1,
  maxVolumePercent: 80,
  languages: [],
  genres: [],
  explicit: 'family',
  blockedArtists: ['Loud Band'],
  blockedTracks: [],
  sources: [],
  aim: null,
  hold: { valence: 0, arousal: 0 },
  aimHours: [],
  stations: [],
  profiles: [],
  schedule: null,
  wishes: null,
};

const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const lunch = newBlock({ id: 'lunch', name: 'Lunch', days: [...everyDay], from: '12:00:00', to: '14:00:00' });
const week: RoomSchedule = {
  ...noSchedule,
  timeZone: 'UTC',
  open: [{ days: [...everyDay], from: '08:00:00', to: '18:00:00' }],
  blocks: [lunch],
};

/** An hour of the week is 40 pixels high, a day 100 wide. */
function drawWeek() {
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    const columns = [...document.querySelectorAll('[data-date]')];
    const place = columns.indexOf(this);
    return place === -1 ? new DOMRect() : new DOMRect(place * 100, 0, 100, 18 * 40);
  });
  HTMLElement.prototype.setPointerCapture = () => undefined;
}

/** Six o'clock is at the top. */
const at = (day: number, hour: number) => ({ clientX: day * 100 + 50, clientY: (hour - 6) * 40 });

function drag(what: Element, from: ReturnType<typeof at>, to: ReturnType<typeof at>, more = {}) {
  const pointer = { pointerId: 1, pointerType: 'mouse', button: 0, ...more };
  fireEvent.pointerDown(what, { ...pointer, ...from });
  fireEvent.pointerMove(what, { ...pointer, ...to });
  fireEvent.pointerUp(what, { ...pointer, ...to });
}

async function openSchedule(start: RoomSchedule | null = week, refusal?: string) {
  let now = { ...settings, schedule: start };
  let revision = 3;
  const answer = () => ({
    body: { revision, settings: now, applied: refusal === undefined, error: refusal ?? null },
  });
  const { api } = await openApp({
    at: '/schedule',
    routes: {
      'GET /api/devices/living-room/settings': () => ({
        body: { revision, settings: now, applied: true, error: null },
      }),
      'PUT /api/devices/living-room/settings': ({ body }: Asked) => {
        if (refusal === undefined) {
          now = (body as { settings: typeof now }).settings;
          revision++;
        }
        return answer();
      },
      'GET /api/calendars/countries': {
        body: [
          { code: 'DE', regions: ['BY'] },
          { code: 'IE', regions: [] },
        ],
      },
      'GET /api/calendars/countries/DE-BY': {
        body: { days: [{ from: '2099-12-25', to: null, name: 'Christmas' }], notes: ['One was left out.'] },
      },
      'POST /api/calendars/address': {
        status: 400,
        body: { detail: 'The calendar at x was not given out.' },
      },
      'GET /api/devices/living-room/calendars': {
        body: [
          { id: 'old', at: '2026-12-01T03:00:00.000Z', problem: 'The calendar at x was not given out.' },
        ],
      },
    },
  });
  await screen.findByRole('heading', { level: 1 });
  await settled();
  const elsewhere = (part: Partial<RoomSchedule>) => {
    now = { ...now, schedule: { ...noSchedule, ...now.schedule, ...part } };
    revision++;
  };
  return { api, now: () => now, elsewhere };
}

const save = async () => {
  await userEvent.click(screen.getByTestId('schedule-save'));
  await settled();
};

const names = () => screen.getAllByTestId('block').map((block) => block.textContent);

beforeEach(() => {
  vi.spyOn(window, 'matchMedia').mockImplementation(
    () => ({ matches: true, addEventListener: vi.fn(), removeEventListener: vi.fn() }) as never,
  );
  drawWeek();
});

afterEach(forgetUnsaved);

describe('The schedule', () => {
  it('draws seven days with their blocks, hours and the time it is', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-12-01T15:00:00Z') });
    await openSchedule();
    vi.useRealTimers();
    expect(screen.getAllByTestId('day')).toHaveLength(7);
    expect(screen.getAllByTestId('block')).toHaveLength(7);
    expect(screen.getByTestId('now').style.top).toBe('50%');
    expect(screen.getByTestId('gaps').textContent).toContain(
      '08:00 to 12:00 every day; 14:00 to 18:00 every day',
    );
    expect(screen.getByTestId('who-wins').textContent).toContain(
      'a person sets by hand goes before all of it',
    );
  });

  it('makes a block by dragging over empty time, and saves the rest of the settings as they are', async () => {
    const { now } = await openSchedule();
    drag(screen.getAllByTestId('column')[0] as Element, at(0, 8), at(0, 11.4));
    const form = within(await screen.findByTestId('block-form'));
    expect(form.getByTestId<HTMLInputElement>('block-from').value).toBe('08:00');
    expect(form.getByTestId<HTMLInputElement>('block-to').value).toBe('11:30');
    await userEvent.clear(form.getByTestId('block-name'));
    await userEvent.type(form.getByTestId('block-name'), 'Breakfast');
    await userEvent.selectOptions(form.getByTestId('block-aim'), 'lift');
    await userEvent.click(form.getByTestId('block-volume'));
    fireEvent.change(form.getByTestId('block-volume-to'), { target: { value: '60' } });
    fireEvent.change(form.getByTestId('block-mood'), { target: { value: '25' } });
    await userEvent.click(form.getByTestId('block-done'));
    await save();
    expect(now()).toMatchObject({ ...settings, schedule: { ...week, blocks: [lunch, {}] } });
    expect(now().schedule?.blocks[1]).toMatchObject({
      name: 'Breakfast',
      from: '08:00:00',
      to: '11:30:00',
      aim: 'lift',
      volumeFrom: 40,
      volumeTo: 60,
      moodShare: 0.25,
    });
    expect(now().schedule?.blocks[1]?.days).toHaveLength(1);
    expect(screen.getByTestId('schedule-state').dataset['value']).toBe('applied');
  });

  it('moves, resizes and copies a block by dragging', async () => {
    const { now } = await openSchedule();
    const block = () => screen.getAllByTestId('block')[0] as Element;
    drag(block(), at(0, 12.5), at(0, 13.5));
    expect(names()[0]).toContain('13:00 to 15:00');
    drag(block().querySelector('i:last-child') as Element, at(0, 15), at(0, 16.2));
    expect(names()[0]).toContain('13:00 to 16:15');
    drag(block().querySelector('i:first-child') as Element, at(0, 13), at(0, 12));
    expect(names()[0]).toContain('12:00 to 16:15');
    drag(block(), at(0, 13), at(1, 17.5), { ctrlKey: true });
    await save();
    expect(now().schedule?.blocks).toMatchObject([
      { name: 'Lunch', from: '12:00:00', to: '16:15:00' },
      { name: 'Lunch copy', from: '16:30:00', to: '20:45:00' },
    ]);
    expect(now().schedule?.blocks[1]?.days).toHaveLength(1);
  });

  it('leaves a finger that scrolls alone, and holds for one that rests', async () => {
    await openSchedule();
    const block = () => screen.getAllByTestId('block')[0] as Element;
    drag(block(), at(0, 12.5), at(0, 13.5), { pointerType: 'touch' });
    expect(names()[0]).toContain('12:00 to 14:00');
    expect(screen.queryByTestId('block-form')).toBeNull();

    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const finger = { pointerId: 2, pointerType: 'touch', button: 0 };
    fireEvent.pointerDown(block(), { ...finger, ...at(0, 12.5) });
    vi.advanceTimersByTime(400);
    vi.useRealTimers();
    fireEvent.pointerMove(block(), { ...finger, ...at(0, 13.5) });
    fireEvent.pointerUp(block(), { ...finger, ...at(0, 13.5) });
    expect(names()[0]).toContain('13:00 to 15:00');
  });

  it('lets Escape leave a block where it was', async () => {
    await openSchedule();
    const block = screen.getAllByTestId('block')[0] as Element;
    const pointer = { pointerId: 1, pointerType: 'mouse', button: 0 };
    fireEvent.pointerDown(block, { ...pointer, ...at(0, 12.5) });
    fireEvent.pointerMove(block, { ...pointer, ...at(0, 15) });
    expect(names()[0]).toContain('14:30 to 16:30');
    fireEvent.keyDown(window, { key: 'Escape' });
    expect(names()[0]).toContain('12:00 to 14:00');
    expect(screen.queryByTestId('save-bar')).toBeNull();
  });

  it('does all of it by the keyboard alone, and says so', async () => {
    const one = {
      ...lunch,
      days: [everyDay[new Date().getUTCDay() === 0 ? 6 : new Date().getUTCDay() - 1] ?? 'monday'],
    };
    await openSchedule({ ...week, blocks: [one] });
    const user = userEvent.setup();
    screen.getByTestId('block').focus();
    await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
    expect(names()).toEqual([expect.stringContaining('12:15 to 14:30')]);
    await user.keyboard('{ArrowRight}');
    expect(screen.getAllByTestId('day')[1]?.contains(screen.getByTestId('block'))).toBe(true);
    expect(document.activeElement).toBe(screen.getByTestId('block'));
    expect(screen.getByTestId('said').textContent).toMatch(/^Lunch, \w+day 12:15 to 14:30$/);
    await user.keyboard('{Control>}{ArrowRight}{/Control}');
    expect(screen.getAllByTestId('block')).toHaveLength(2);
    await user.keyboard('d');
    expect(names()[2]).toContain('14:30 to 16:45');
    await user.keyboard('{Delete}');
    expect(screen.getAllByTestId('block')).toHaveLength(2);
    expect(screen.getByTestId('said').textContent).toContain('Undo brings it back');
    await user.click(screen.getByTestId('schedule-undo'));
    expect(screen.getAllByTestId('block')).toHaveLength(3);
    (screen.getAllByTestId('block')[0] as HTMLElement).focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByTestId('block-form')).toBeTruthy();
  });

  it('names an overlap at once, and saves nothing until it is mended', async () => {
    const brunch = newBlock({ name: 'Brunch', days: ['sunday'], from: '09:00:00', to: '12:00:00' });
    await openSchedule({ ...week, blocks: [lunch, brunch] });
    expect(screen.queryByTestId('overlap')).toBeNull();
    const of = screen.getAllByTestId('block').find((block) => block.textContent.includes('Brunch'));
    (of as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByTestId('overlap').textContent).toBe(
      "The blocks 'Lunch' and 'Brunch' overlap on Sunday from 12:00 to 12:15; move or shorten one.",
    );
    expect(screen.getByTestId<HTMLButtonElement>('schedule-save').disabled).toBe(true);
  });

  it('begins with a usual week rather than with a blank one', async () => {
    const { now } = await openSchedule(null);
    await userEvent.click(screen.getByTestId('start-usual'));
    await save();
    expect(now().schedule).toMatchObject({
      open: [{ days: everyDay.slice(0, 5), from: '08:00:00', to: '18:00:00' }],
      blocks: [{ name: 'Day', days: everyDay.slice(0, 5) }],
    });
  });

  it('shows why the box refuses, and keeps what the person made', async () => {
    await openSchedule(week, 'The playlist is gone.');
    await userEvent.click(screen.getByTestId('schedule-on'));
    await save();
    expect(screen.getByTestId('schedule-refused').textContent).toBe('The box refused: The playlist is gone.');
    expect(screen.getByTestId<HTMLInputElement>('schedule-on').checked).toBe(false);
    await userEvent.click(screen.getByTestId('schedule-discard'));
    expect(screen.getByTestId<HTMLInputElement>('schedule-on').checked).toBe(true);
  });

  it('does not overwrite what somebody else has saved meanwhile without a word', async () => {
    const { now, elsewhere } = await openSchedule();
    await userEvent.click(screen.getByTestId('schedule-on'));
    elsewhere({ overrideMinutes: 30 });
    await save();
    expect(screen.getByTestId('schedule-refused').textContent).toContain('Somebody else has changed');
    expect(now().schedule?.isOn).toBe(true);
    await save();
    expect(now().schedule?.isOn).toBe(false);
  });

  it('keeps the days that a calendar brought meanwhile', async () => {
    const rule = { isClosed: true, like: null, open: [] };
    const calendars = [{ id: 'c', name: 'Holidays', rule, address: null, country: 'DE' }];
    const { now, elsewhere } = await openSchedule({ ...week, calendars });
    await userEvent.click(screen.getByTestId('schedule-on'));
    const day = { from: '2026-12-25', to: null, name: 'Christmas', rule, calendar: 'c' };
    elsewhere({ days: [day] });
    await save();
    expect(now().schedule).toMatchObject({ isOn: false, days: [day] });
  });

  it('takes special days by hand and of a country, each with its rule', async () => {
    const { now } = await openSchedule();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('day-open'));
    await user.type(screen.getByTestId('day-name'), 'Fair');
    fireEvent.change(screen.getByTestId('day-from'), { target: { value: '2099-05-01' } });
    fireEvent.change(screen.getByTestId('day-to'), { target: { value: '2099-04-01' } });
    expect(screen.getByText('It ends before it begins.')).toBeTruthy();
    fireEvent.change(screen.getByTestId('day-to'), { target: { value: '2099-05-03' } });
    await user.selectOptions(screen.getByTestId('day-rule'), 'hours');
    await user.click(screen.getByTestId('day-done'));

    await user.click(screen.getByTestId('calendar-open'));
    await settled();
    await user.selectOptions(screen.getByTestId('calendar-of'), 'DE');
    await user.selectOptions(screen.getByTestId('calendar-region'), 'BY');
    await user.selectOptions(screen.getByTestId('calendar-rule'), 'like');
    await user.click(screen.getByTestId('calendar-done'));
    await settled();
    expect(screen.getByTestId('calendar-said').textContent).toBe('1 day came. One was left out.');
    expect(screen.getAllByTestId('special-day').map((day) => day.textContent)).toEqual([
      'Fair1 May 2099 to 3 May 2099 · 10:00 to 16:00',
      'Christmas25 Dec 2099 · like Sunday',
    ]);
    await save();
    expect(now().schedule?.calendars).toMatchObject([{ country: 'DE-BY', rule: { like: 'sunday' } }]);
    expect(now().schedule?.days).toMatchObject([
      { name: 'Fair', calendar: null },
      { name: 'Christmas', calendar: now().schedule?.calendars[0]?.id },
    ]);

    await user.click(screen.getByTestId('calendar-remove'));
    expect(screen.getAllByTestId('special-day')).toHaveLength(1);
  });

  it('says why a calendar gives no days, and that an old one keeps its own', async () => {
    const rule = { isClosed: true, like: null, open: [] };
    const calendars = [{ id: 'old', name: 'Closing days', rule, address: 'https://x/y.ics', country: null }];
    const { api } = await openSchedule({ ...week, calendars });
    expect(screen.getByTestId('calendar-problem').textContent).toContain('keeps its days');
    await userEvent.click(screen.getByTestId('calendar-open'));
    await userEvent.click(screen.getByTestId('calendar-address'));
    await userEvent.type(screen.getByTestId('calendar-at'), 'webcal://x/y.ics');
    await userEvent.click(screen.getByTestId('calendar-done'));
    await settled();
    expect(screen.getByTestId('calendar-said').textContent).toBe('The calendar at x was not given out.');
    expect(api.of('POST').at(-1)?.body).toEqual({ address: 'https://x/y.ics' });

    await userEvent.click(screen.getByTestId('calendar-file'));
    const file = new File([new Uint8Array(5 * 1024 * 1024)], 'days.ics', { type: 'text/calendar' });
    await userEvent.upload(screen.getByTestId('calendar-in'), file);
    await userEvent.click(screen.getByTestId('calendar-done'));
    await settled();
    expect(screen.getByTestId('calendar-said').textContent).toContain('larger than 1 MB');
  });

  it('keeps unsaved changes while another page is looked at, and asks before the tab closes', async () => {
    await openSchedule();
    await userEvent.click(screen.getByTestId('schedule-on'));
    const closing = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(closing);
    expect(closing.defaultPrevented).toBe(true);
    await userEvent.click(screen.getByRole('link', { name: 'Devices' }));
    expect(screen.getByTestId('notice').textContent).toContain('unsaved changes');
    await userEvent.click(screen.getByRole('link', { name: 'Schedule' }));
    await settled();
    expect(screen.getByTestId('save-bar')).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>('schedule-on').checked).toBe(false);
  });

  it('is not for those who may not change settings', async () => {
    await openApp({ at: '/schedule', session: { ...owner, role: 'viewer' } });
    expect(await screen.findByText('The schedule is not for this account')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Schedule' })).toBeNull();
  });
});
