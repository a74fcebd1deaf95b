import { useCallback, useState } from 'react';
import {
  arrive,
  changeProfile,
  eraseProfile,
  leave,
  listening,
  listProfiles,
  makeProfile,
  type Order,
  type Preferences,
  type Profile,
  type Site,
} from '../../api/manage';
import { useLoad } from '../../api/useLoad';
import { Button } from '../../parts/Button';
import { Loaded } from '../../parts/Loaded';
import { dayAndClock } from '../../parts/times';
import { languageName } from '../../parts/words';
import styles from '../Manage.module.css';
import { SureButton } from '../SureButton';
import { useAct } from '../useAct';
import { nobody, ProfileForm } from './ProfileForm';

/** A box, called by its room. */
interface Place {
  id: string;
  name: string;
}

interface Props {
  site: Site;
  devices: readonly Place[];
  onErased: (order: Order) => void;
}

/** People who want to be known by name, and take turns where they are. They say themselves where that is; a camera knows nobody. */
export function Profiles({ site, devices, onErased }: Props) {
  const profiles = useLoad(useCallback(() => listProfiles(site.id), [site.id]));
  return (
    <>
      <Loaded load={profiles} what="the people">
        {(people) => (
          <ul className={styles.rows}>
            {people.map((profile) => (
              <ProfileRow
                key={profile.id}
                profile={profile}
                devices={devices}
                reload={profiles.reload}
                onErased={onErased}
              />
            ))}
            {people.length === 0 && <li className={styles.meta}>Nobody yet.</li>}
          </ul>
        )}
      </Loaded>
      <NewProfile site={site.id} reload={profiles.reload} />
    </>
  );
}

interface RowProps {
  profile: Profile;
  devices: readonly Place[];
  reload: () => void;
  onErased: (order: Order) => void;
}

function ProfileRow({ profile, devices, reload, onErased }: RowProps) {
  const { act, busy } = useAct(reload);
  const [open, setOpen] = useState<'heard' | 'change'>();
  const show = (what: typeof open) => setOpen(open === what ? undefined : what);
  return (
    <li>
      <div className={styles.what}>
        <p className={styles.name}>{profile.name}</p>
        <p className={styles.meta}>{describe(profile.preferences)}</p>
      </div>
      <div className={styles.actions}>
        {devices.length > 0 && (
          <select
            className={styles.select}
            aria-label={`Where ${profile.name} is`}
            value={profile.device ?? '-'}
            disabled={busy}
            onChange={(event) =>
              act(
                event.target.value === '-' ? leave(profile.id) : arrive(profile.id, event.target.value),
                event.target.value === '-'
                  ? `${profile.name} has left.`
                  : `${profile.name} is in ${devices.find(({ id }) => id === event.target.value)?.name}.`,
              )
            }
          >
            <option value="-">Not here</option>
            {devices.map(({ id, name }) => (
              <option key={id} value={id}>{`In ${name}`}</option>
            ))}
          </select>
        )}
        <Button aria-expanded={open === 'change'} onClick={() => show('change')} testId="profile-change">
          Change
        </Button>
        <Button aria-expanded={open === 'heard'} onClick={() => show('heard')}>
          Heard
        </Button>
        <SureButton
          label="Erase"
          sure={`Really erase ${profile.name}?`}
          disabled={busy}
          onSure={() => act(eraseProfile(profile.id).then(onErased))}
        />
      </div>
      {open === 'heard' && <HeardList profile={profile.id} />}
      {open === 'change' && (
        <ProfileForm
          start={{ ...profile, account: profile.account ?? null }}
          submitWords="Save"
          busy={busy}
          onSubmit={(draft) => act(changeProfile(profile.id, draft), `${draft.name} is changed.`)}
        />
      )}
    </li>
  );
}

function HeardList({ profile }: { profile: string }) {
  const heard = useLoad(useCallback(() => listening(profile), [profile]));
  if (heard.value === undefined)
    return (
      <p className={styles.meta} role="status">
        {heard.state === 'failed' ? heard.error.message : 'Loading…'}
      </p>
    );
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
  const { act, busy } = useAct(reload);
  const [made, setMade] = useState(0);
  return (
    <details>
      <summary data-testid="profile-new">Add somebody</summary>
      <ProfileForm
        key={made}
        start={nobody}
        submitWords="Add them"
        busy={busy}
        onSubmit={(draft) =>
          act(
            makeProfile(site, draft).then(() => setMade(made + 1)),
            `${draft.name} takes turns now.`,
          )
        }
      />
    </details>
  );
}

/** What they like and do not, in one line. */
function describe({
  genres,
  artists,
  languages,
  blockedArtists,
  explicit,
  maxVolumePercent,
}: Preferences): string {
  const liked = [...genres, ...artists, ...languages.map(languageName)];
  return [
    liked.length === 0 ? 'likes anything' : `likes ${liked.join(', ')}`,
    blockedArtists.length === 0 ? '' : `not ${blockedArtists.join(', ')}`,
    explicit === 'allowed' ? '' : 'nothing explicit',
    maxVolumePercent === 100 ? '' : `at most ${maxVolumePercent} %`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
