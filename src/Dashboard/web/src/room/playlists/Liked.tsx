import { useCallback, useState } from 'react';
import type { LikedTracks } from '../../api/contracts';
import { makePlaylist, readLiked } from '../../api/playlists';
import { useLoad } from '../../api/useLoad';
import { Button } from '../../parts/Button';
import { Field } from '../../parts/Field';
import { Select } from '../../parts/Select';
import { Empty, Failed, Loading } from '../../parts/States';
import { count } from '../../parts/words';
import { longestName } from './AddToPlaylist';
import {
  backChoices,
  dayChoices,
  hourChoices,
  type LikedChoice,
  nameOf,
  questionOf,
  whyLiked,
} from './liked';
import styles from './Playlists.module.css';
import { useAct } from './useAct';

interface Props {
  device: string;
  made: (id: string) => void;
}

/** A playlist of what this room liked at some hours of the week, shown before it is made. */
export function Liked({ device, made }: Props) {
  const [choice, setChoice] = useState<LikedChoice>({ days: 'fri', hours: '18:00-24:00', back: '90' });
  const found = useLoad(useCallback(() => readLiked(device, questionOf(choice)), [device, choice]));
  return (
    <section className={styles.editor} aria-label="What this room liked" data-testid="liked">
      <div className={styles.form}>
        <Select
          label="Days"
          value={choice.days}
          choices={dayChoices}
          testId="liked-days"
          onChange={(days) => setChoice({ ...choice, days })}
        />
        <Select
          label="Time of day"
          value={choice.hours}
          choices={hourChoices}
          testId="liked-hours"
          onChange={(hours) => setChoice({ ...choice, hours })}
        />
        <Select
          label="How far back"
          value={choice.back}
          choices={backChoices}
          testId="liked-back"
          onChange={(back) => setChoice({ ...choice, back })}
        />
      </div>
      {found.state === 'failed' ? (
        <Failed error={found.error} retry={found.reload} />
      ) : found.state === 'loading' ? (
        <Loading what="what this room liked" />
      ) : found.value.tracks.length === 0 ? (
        <Empty icon="heart" title="Nothing was liked then">
          <p>Choose other days, or look farther back.</p>
        </Empty>
      ) : (
        <Proposal
          key={JSON.stringify(choice)}
          device={device}
          found={found.value}
          name={nameOf(choice)}
          made={made}
        />
      )}
    </section>
  );
}

interface ProposalProps extends Props {
  found: LikedTracks;
  name: string;
}

function Proposal({ device, found, name: proposed, made }: ProposalProps) {
  const [name, setName] = useState(proposed);
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const { busy, act } = useAct();
  const chosen = found.tracks.filter(({ track }) => !without.has(track)).map(({ track }) => track);
  const toggle = (track: string) => {
    const next = new Set(without);
    if (!next.delete(track)) next.add(track);
    setWithout(next);
  };
  const make = () =>
    act(async () => {
      const { list, notes } = await makePlaylist(device, name, chosen);
      made(list.id);
      return [`${list.name} is there.`, ...notes].join(' ');
    });
  return (
    <>
      <p className={styles.note}>
        {`${count(found.tracks.length, 'track')}, best first, by the clock of ${found.zone.replaceAll('_', ' ')}.`}
      </p>
      <ul className={styles.entries} aria-label="Proposed tracks">
        {found.tracks.map((liked) => (
          <li key={`${liked.provider} ${liked.track}`} className={styles.proposed} data-testid="liked-track">
            <label>
              <input
                type="checkbox"
                checked={!without.has(liked.track)}
                onChange={() => toggle(liked.track)}
              />
              <span className={styles.words}>
                <span className={styles.title}>
                  {liked.title}
                  {liked.artist !== '' && <span className={styles.artist}> {liked.artist}</span>}
                </span>
                <span className={styles.note}>{whyLiked(liked)}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <Field
          label="Name"
          value={name}
          maxLength={longestName}
          required
          testId="liked-name"
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" busy={busy} disabled={chosen.length === 0} testId="liked-make">
          {`Make it of ${count(chosen.length, 'track')}`}
        </Button>
      </form>
    </>
  );
}
