import { type SubmitEvent, useState } from 'react';
import type { RoomSettings } from '../../api/contracts';
import type { Preferences, ProfileDraft } from '../../api/manage';
import { Button } from '../../parts/Button';
import { Field } from '../../parts/Field';
import { Select } from '../../parts/Select';
import styles from '../Manage.module.css';

export const nobody: ProfileDraft = {
  name: '',
  account: null,
  preferences: {
    languages: [],
    genres: [],
    artists: [],
    blockedArtists: [],
    explicit: 'allowed',
    maxVolumePercent: 100,
  },
};

const explicitChoices = [
  { value: 'allowed', name: 'All music' },
  { value: 'refused', name: 'Nothing known to be explicit' },
  { value: 'family', name: 'Only what is known to be clean' },
];

interface Props {
  start: ProfileDraft;
  submitWords: string;
  busy: boolean;
  onSubmit: (draft: ProfileDraft) => void;
}

/** A name, what they like, and what shall not come while they are here. */
export function ProfileForm({ start, submitWords, busy, onSubmit }: Props) {
  const [name, setName] = useState(start.name);
  const [account, setAccount] = useState(start.account ?? '');
  const [lists, setLists] = useState(() => listsOf(start.preferences));
  const [explicit, setExplicit] = useState(start.preferences.explicit);
  const [loudest, setLoudest] = useState(`${start.preferences.maxVolumePercent}`);
  const volume = Number(loudest);
  const isVolume = loudest.trim() !== '' && Number.isInteger(volume) && volume >= 0 && volume <= 100;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isVolume) return;
    onSubmit({
      name: name.trim(),
      account: account.trim() === '' ? null : account.trim(),
      preferences: { ...wordsOf(lists), explicit, maxVolumePercent: volume },
    });
  };
  const list = (key: keyof Lists, label: string, hint?: string) => (
    <Field
      label={label}
      hint={hint}
      value={lists[key]}
      onChange={(event) => setLists({ ...lists, [key]: event.target.value })}
      testId={`profile-${key}`}
    />
  );
  return (
    <form className={styles.fields} onSubmit={submit}>
      <Field
        label="Name"
        value={name}
        onChange={(event) => setName(event.target.value)}
        required
        maxLength={128}
        testId="profile-name"
      />
      <Field
        label="Account"
        hint="Whose likes and dislikes on the room page are theirs. May stay empty."
        value={account}
        onChange={(event) => setAccount(event.target.value)}
        autoComplete="off"
        testId="profile-account"
      />
      {list('genres', 'Likes genres', 'By comma, as in jazz, soul.')}
      {list('artists', 'Likes artists')}
      {list('languages', 'Likes languages', 'Codes such as en or de.')}
      {list('blockedArtists', 'Not these artists', 'They do not come while this person is here.')}
      <Select
        label="Explicit words while here"
        value={explicit}
        choices={explicitChoices}
        onChange={(value) => setExplicit(value as RoomSettings['explicit'])}
        testId="profile-explicit"
      />
      <Field
        label="Loudest while here, percent"
        inputMode="numeric"
        value={loudest}
        problem={isVolume ? undefined : 'Choose a whole number from 0 to 100.'}
        onChange={(event) => setLoudest(event.target.value)}
        testId="profile-volume"
      />
      <Button type="submit" busy={busy} disabled={busy || name.trim() === ''} testId="profile-save">
        {submitWords}
      </Button>
    </form>
  );
}

type Lists = Record<'genres' | 'artists' | 'languages' | 'blockedArtists', string>;

const listsOf = ({ genres, artists, languages, blockedArtists }: Preferences): Lists => ({
  genres: genres.join(', '),
  artists: artists.join(', '),
  languages: languages.join(', '),
  blockedArtists: blockedArtists.join(', '),
});

const wordsOf = ({ genres, artists, languages, blockedArtists }: Lists) => ({
  genres: words(genres),
  artists: words(artists),
  languages: words(languages),
  blockedArtists: words(blockedArtists),
});

const words = (text: string) => [
  ...new Set(
    text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
];
