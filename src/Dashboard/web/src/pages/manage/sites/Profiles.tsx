import { type SubmitEvent, useCallback, useState } from 'react';
import {
  arrive,
  eraseProfile,
  leave,
  listening,
  listProfiles,
  makeProfile,
  type Order,
  type Profile,
  type Site,
} from '../../../api/manage';
import { useLoad } from '../../../api/useLoad';
import { Button } from '../../../parts/Button';
import { Field } from '../../../parts/Field';
import { dayAndClock } from '../../../parts/times';
import styles from '../Manage.module.css';
import { SureButton } from '../SureButton';
import { useAct } from '../useAct';

interface Props {
  site: Site;
  devices: readonly string[];
  onErased: (order: Order) => void;
}

/** People who want to be known by name. They say themselves where they are; a camera knows nobody. */
export function Profiles({ site, devices, onErased }: Props) {
  const profiles = useLoad(useCallback(() => listProfiles(site.id), [site.id]));
  return (
    <>
      <ul className={styles.rows}>
        {(profiles.value ?? []).map((profile) => (
          <ProfileRow
            key={profile.id}
            profile={profile}
            devices={devices}
            reload={profiles.reload}
            onErased={onErased}
          />
        ))}
        {profiles.value?.length === 0 && <li className={styles.meta}>Nobody yet.</li>}
      </ul>
      <NewProfile site={site.id} reload={profiles.reload} />
    </>
  );
}

interface RowProps {
  profile: Profile;
  devices: readonly string[];
  reload: () => void;
  onErased: (order: Order) => void;
}

function ProfileRow({ profile, devices, reload, onErased }: RowProps) {
  const { act, busy } = useAct(reload);
  const [open, setOpen] = useState(false);
  const { genres } = profile.preferences;
  return (
    <li>
      <div className={styles.what}>
        <p className={styles.name}>{profile.name}</p>
        <p className={styles.meta}>{genres.length === 0 ? 'likes anything' : `likes ${genres.join(', ')}`}</p>
      </div>
      <div className={styles.actions}>
        {devices.length > 0 && (
          <select
            className={styles.select}
            aria-label={`Where ${profile.name} is`}
            value=""
            disabled={busy}
            onChange={(event) =>
              act(
                event.target.value === '-' ? leave(profile.id) : arrive(profile.id, event.target.value),
                event.target.value === '-'
                  ? `${profile.name} has left.`
                  : `${profile.name} is with ${event.target.value}.`,
              )
            }
          >
            <option value="">Is with…</option>
            {devices.map((device) => (
              <option key={device}>{device}</option>
            ))}
            <option value="-">nobody: has left</option>
          </select>
        )}
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          Heard
        </Button>
        <SureButton
          label="Erase"
          sure={`Really erase ${profile.name}?`}
          disabled={busy}
          onSure={() => act(eraseProfile(profile.id).then(onErased))}
        />
      </div>
      {open && <HeardList profile={profile.id} />}
    </li>
  );
}

function HeardList({ profile }: { profile: string }) {
  const heard = useLoad(useCallback(() => listening(profile), [profile]));
  if (heard.value === undefined)
    return <p className={styles.meta}>{heard.state === 'failed' ? heard.error.message : 'Loading…'}</p>;
  if (heard.value.length === 0) return <p className={styles.meta}>Nothing yet while in a room.</p>;
  return (
    <ul className={styles.meta}>
      {heard.value.map((track) => (
        <li
          key={track.at}
        >{`${dayAndClock(track.at)} · ${track.title}${track.artist === '' ? '' : `, ${track.artist}`}`}</li>
      ))}
    </ul>
  );
}

function NewProfile({ site, reload }: { site: string; reload: () => void }) {
  const [name, setName] = useState('');
  const [genres, setGenres] = useState('');
  const { act, busy } = useAct(reload);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const liked = genres.split(',').map((genre) => genre.trim());
    act(
      makeProfile(
        site,
        name,
        liked.filter((genre) => genre !== ''),
      ).then(() => {
        setName('');
        setGenres('');
      }),
    );
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label="Somebody"
        value={name}
        onChange={(event) => setName(event.target.value)}
        required
        testId="profile-name"
      />
      <Field
        label="Likes (genres, by comma)"
        value={genres}
        onChange={(event) => setGenres(event.target.value)}
      />
      <Button type="submit" busy={busy} disabled={busy || name.trim() === ''} testId="profile-make">
        Add them
      </Button>
    </form>
  );
}
