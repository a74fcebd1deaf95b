import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { AimHours, RoomSettings } from '../../api/contracts';
import type { Asked } from '../../testing/fakeApi';
import { openApp, settled } from '../../testing/openApp';
import { owner } from '../../testing/samples';

const start: RoomSettings = {
  minPeople: 1,
  maxVolumePercent: 80,
  languages: ['en'],
  genres: [],
  explicit: 'family',
  blockedArtists: ['Loud Band'],
  blockedTracks: ['rock/Too Much.ogg'],
  sources: [],
  aim: null,
  hold: { valence: 0, arousal: 0 },
  aimHours: [],
  stations: [],
  profiles: [],
  schedule: null,
  wishes: null,
};

const hold = { valence: 0, arousal: 0 };
const morning: AimHours = { from: '07:00:00', to: '09:00:00', aim: 'lift', hold };
const evening: AimHours = { from: '18:00:00', to: '22:00:00', aim: 'calm', hold };

/** A box that takes every setting. */
async function openRules(change: Partial<RoomSettings> = {}, refusal?: string) {
  let settings = { ...start, ...change };
  let revision = 1;
  const answer = () => ({
    body: { revision, settings, applied: refusal === undefined, error: refusal ?? null },
  });
  const { api } = await openApp({
    routes: {
      'GET /api/devices/living-room/settings': answer,
      'PUT /api/devices/living-room/settings': ({ body }: Asked) => {
        if (refusal === undefined) {
          ({ settings } = body as { settings: RoomSettings });
          revision++;
        }
        return answer();
      },
    },
  });
  await settled();
  const elsewhere = (part: Partial<RoomSettings>) => {
    settings = { ...settings, ...part };
    revision++;
  };
  return { api, now: () => settings, elsewhere, rules: within(screen.getByTestId('rules')) };
}

describe('The rules of a room', () => {
  it('list what never comes, and let it come again', async () => {
    const { rules, now } = await openRules();
    expect(rules.getAllByTestId('blocked-chip').map((chip) => chip.textContent)).toEqual([
      'ArtistLoud Band',
      'TrackToo Much',
    ]);

    await userEvent.click(rules.getByLabelText('Allow Too Much again'));
    await settled();
    expect(now()).toEqual({ ...start, blockedTracks: [] });
    await userEvent.click(rules.getByLabelText('Allow Loud Band again'));
    await settled();
    expect(rules.getByText('Nothing is blocked.')).toBeTruthy();
  });

  it('take the playing track and its artist in', async () => {
    const { rules, now } = await openRules();
    await userEvent.click(rules.getByTestId('block-track'));
    await settled();
    await userEvent.click(rules.getByTestId('block-artist'));
    await settled();
    expect(now().blockedTracks).toEqual(['rock/Too Much.ogg', 'folk/01.ogg']);
    expect(now().blockedArtists).toEqual(['Loud Band', 'Lantern Coast']);
    expect(rules.getByTestId<HTMLButtonElement>('block-track').disabled).toBe(true);
    expect(screen.getByTestId('notice').textContent).toContain('Lantern Coast does not come again.');
  });

  it('aim at another mood in some hours, at a held one too', async () => {
    const { rules, now } = await openRules();
    await userEvent.selectOptions(rules.getByTestId('aim'), 'hold');
    await settled();
    fireEvent.change(rules.getByTestId('hold-pleasant'), { target: { value: '15' } });
    await userEvent.click(rules.getByTestId('hold-save'));
    await settled();
    fireEvent.change(rules.getByTestId('hours-from'), { target: { value: '21:30' } });
    fireEvent.change(rules.getByTestId('hours-to'), { target: { value: '06:00' } });
    await userEvent.click(rules.getByTestId('hours-add'));
    await settled();

    const hold = { valence: 0.5, arousal: 0 };
    expect(now()).toMatchObject({
      aim: 'hold',
      hold,
      aimHours: [{ from: '21:30:00', to: '06:00:00', aim: 'calm', hold }],
    });
    expect(rules.getByTestId('aim-hours').textContent).toContain('21:30 to 06:00 · Calm the room');
    await userEvent.click(rules.getByLabelText('Remove 21:30 to 06:00 · Calm the room'));
    await settled();
    expect(now().aimHours).toEqual([]);
  });

  it('change hours in their place, and keep the others', async () => {
    const { rules, now } = await openRules({ aimHours: [morning, evening] });
    await userEvent.click(rules.getByLabelText('Change 18:00 to 22:00 · Calm the room'));
    fireEvent.change(rules.getByTestId('edit-to'), { target: { value: '23:30' } });
    await userEvent.selectOptions(rules.getByTestId('edit-aim'), 'lift');
    await userEvent.click(rules.getByTestId('edit-save'));
    await settled();
    expect(now().aimHours).toEqual([morning, { ...evening, to: '23:30:00', aim: 'lift' }]);
    expect(rules.getAllByTestId('aim-hours')[1]?.textContent).toBe('18:00 to 23:30 · Lift the room');
    expect(screen.getByTestId('notice').textContent).toContain('Lift the room from 18:00 to 23:30.');
  });

  it('change hours by the keyboard alone, and the focus comes back', async () => {
    const { rules, now } = await openRules({ aimHours: [evening] });
    rules.getByTestId('hours-change').focus();
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement).toBe(rules.getByTestId('edit-from'));
    fireEvent.change(rules.getByTestId('edit-from'), { target: { value: '17:00' } });
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(now().aimHours).toEqual([{ ...evening, from: '17:00:00' }]);
    expect(document.activeElement).toBe(rules.getByTestId('hours-change'));
  });

  it('leave hours as they are after Escape', async () => {
    const { rules, now, api } = await openRules({ aimHours: [evening] });
    await userEvent.click(rules.getByTestId('hours-change'));
    fireEvent.change(rules.getByTestId('edit-from'), { target: { value: '17:00' } });
    await userEvent.keyboard('{Escape}');
    expect(rules.getByTestId('aim-hours').textContent).toBe('18:00 to 22:00 · Calm the room');
    expect(document.activeElement).toBe(rules.getByTestId('hours-change'));
    expect(now().aimHours).toEqual([evening]);
    expect(api.of('PUT')).toHaveLength(0);
  });

  it('keep a change of hours in the form when the box refuses', async () => {
    const { rules } = await openRules({ aimHours: [evening] }, 'The disk is full.');
    await userEvent.click(rules.getByTestId('hours-change'));
    fireEvent.change(rules.getByTestId('edit-from'), { target: { value: '17:00' } });
    await userEvent.click(rules.getByTestId('edit-save'));
    await settled();
    expect(screen.getByTestId('notice').textContent).toContain('The disk is full.');
    expect(rules.getByTestId<HTMLInputElement>('edit-from').value).toBe('17:00');
  });

  it('do not bring back hours that somebody else has removed meanwhile', async () => {
    const { rules, now, elsewhere } = await openRules({ aimHours: [evening] });
    await userEvent.click(rules.getByTestId('hours-change'));
    elsewhere({ aimHours: [morning] });
    fireEvent.change(rules.getByTestId('edit-from'), { target: { value: '17:00' } });
    await userEvent.click(rules.getByTestId('edit-save'));
    await settled();
    expect(now().aimHours).toEqual([morning]);
    expect(screen.getByTestId('notice').textContent).toContain('Somebody else has changed these hours');
    expect(rules.getByTestId('aim-hours').textContent).toContain('07:00 to 09:00');
  });

  it('keep the focus where it was while the box is asked', async () => {
    const { rules } = await openRules();
    await userEvent.selectOptions(rules.getByTestId('aim'), 'lift');
    await settled();
    expect(document.activeElement).toBe(rules.getByTestId('aim'));
  });

  it('make two changes one after the other, and lose none', async () => {
    const { rules, now } = await openRules();
    await settled(() => {
      fireEvent.change(rules.getByTestId('aim'), { target: { value: 'lift' } });
      fireEvent.click(rules.getByLabelText('Allow Too Much again'));
    });
    await settled();
    expect(now()).toMatchObject({ aim: 'lift', blockedTracks: [] });
  });

  it('need two times that differ', async () => {
    const { rules } = await openRules();
    fireEvent.change(rules.getByTestId('hours-to'), { target: { value: '18:00' } });
    expect(rules.getByTestId<HTMLButtonElement>('hours-add').disabled).toBe(true);
    expect(rules.getByText('Give two times that differ; the hours may pass midnight.')).toBeTruthy();
  });

  it('say why the box refused', async () => {
    const { rules } = await openRules({}, 'The settings cannot be kept on the box: the disk is full.');
    await userEvent.click(rules.getByTestId('block-track'));
    await settled();
    expect(screen.getByTestId('notice').textContent).toContain('the disk is full');
    expect(rules.getAllByTestId('blocked-chip')).toHaveLength(2);
  });

  it('are not for viewers', async () => {
    await openApp({ session: { ...owner, role: 'viewer' } });
    expect(screen.queryByTestId('rules')).toBeNull();
  });
});
