import type { Aim, Profile, RoomSettings } from '../../api/contracts';
import { Select } from '../../parts/Select';
import { Chips } from './Chips';

interface Props {
  draft: RoomSettings;
  set: (part: Partial<RoomSettings>) => void;
}

const explicitChoices = [
  { value: 'allowed', name: 'All music' },
  { value: 'refused', name: 'Nothing known to be explicit' },
  { value: 'family', name: 'Family: only what is known to be clean' },
];

const aimChoices = [
  { value: '', name: 'As the box is set up' },
  { value: 'match', name: 'Match the room' },
  { value: 'lift', name: 'Lift the room' },
  { value: 'calm', name: 'Calm the room' },
  { value: 'hold', name: 'Hold one mood' },
];

/** What may be played, what it aims at, and whose taste counts. */
export function MusicFields({ draft, set }: Props) {
  return (
    <>
      <Select
        label="Explicit words"
        hint="In family mode, what nobody has vouched for counts as explicit."
        value={draft.explicit}
        choices={explicitChoices}
        onChange={(explicit) => set({ explicit: explicit as RoomSettings['explicit'] })}
        testId="settings-explicit"
      />
      <Chips
        label="Blocked artists"
        hint="They never come, alone or with others."
        values={draft.blockedArtists}
        onChange={(blockedArtists) => set({ blockedArtists })}
        testId="settings-blocked-artists"
      />
      <Select
        label="What the music aims at"
        value={draft.aim ?? ''}
        choices={aimChoices}
        onChange={(aim) => set({ aim: aim === '' ? null : (aim as Aim) })}
        testId="settings-aim"
      />
      <Chips
        label="People who take turns"
        hint="Account names. Each in turn gets what they like; what one of them dislikes does not come. Take a name away while they are out. Empty: the music is for all."
        values={draft.profiles.filter((profile) => profile.here).map((profile) => profile.name)}
        onChange={(names) => set({ profiles: here(draft.profiles, names) })}
        testId="settings-people"
      />
    </>
  );
}

/** Who is named is here; the others keep their likings for when they are back. */
function here(profiles: readonly Profile[], names: readonly string[]): Profile[] {
  const known = profiles.map((profile) => ({ ...profile, here: names.includes(profile.name) }));
  const fresh = names.filter((name) => !profiles.some((profile) => profile.name === name));
  return [...known, ...fresh.map((name) => ({ name, artists: [], genres: [], here: true }))];
}
