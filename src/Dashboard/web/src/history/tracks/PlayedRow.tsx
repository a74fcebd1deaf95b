import type { PlayedTrack } from '../../api/contracts';
import { Icon, type IconName } from '../../parts/Icon';
import { clock, dayAndClock, weekdayAndClock } from '../../parts/times';
import { TrackCover } from '../../parts/TrackCover';
import { percent } from '../../parts/words';
import type { View } from '../span';
import { MoodShift } from './MoodShift';
import styles from './Tracks.module.css';

const endings = { finished: 'Heard to the end', skipped: 'Skipped', failed: 'Could not be played' } as const;

const feedbackWords: Record<string, { icon: IconName; text: string }> = {
  like: { icon: 'heart', text: 'Liked' },
  dislike: { icon: 'dislike', text: 'Disliked' },
  'wrong-mood': { icon: 'eye', text: 'Wrong mood' },
  override: { icon: 'note', text: 'Own choice' },
  'undo-like': { icon: 'undo', text: 'Like taken back' },
  'undo-dislike': { icon: 'undo', text: 'Dislike taken back' },
  'undo-wrong-mood': { icon: 'undo', text: 'Mood taken back' },
};

interface Props {
  device: string;
  track: PlayedTrack;
  view: View;
  newest: boolean;
}

/** One track of the past. */
export function PlayedRow({ device, track, view, newest }: Props) {
  return (
    <li className={styles.row} data-testid="played-row">
      <time dateTime={track.at} className={styles.time}>
        {whenOf(track, view)}
      </time>
      <TrackCover device={device} track={{ provider: track.provider, id: track.track }} size={44} />
      <div className={styles.words}>
        <p className={styles.title}>
          {track.title === '' ? track.track : track.title}
          {track.artist !== '' && <span className={styles.artist}> {track.artist}</span>}
        </p>
        <p className={styles.why}>{track.why}</p>
      </div>
      <ul className={styles.tags}>
        <li>{endingWords(track, newest)}</li>
        {[...new Set(track.feedback)].map((name) => (
          <Feedback key={name} name={name} />
        ))}
      </ul>
      <MoodShift before={track.moodBefore} after={track.moodAfter} lift={track.lift} />
    </li>
  );
}

function whenOf({ at }: PlayedTrack, view: View): string {
  if (view === 'year') return dayAndClock(at);
  return view === 'week' ? weekdayAndClock(at) : clock(at);
}

/** A track whose end nobody told was cut off with the box, unless it is the newest. */
function endingWords({ ended, heard }: PlayedTrack, newest: boolean): string {
  if (ended == null) return newest ? 'Playing' : 'Cut off';
  return ended === 'skipped' && heard != null ? `Skipped at ${percent(heard)}` : endings[ended];
}

function Feedback({ name }: { name: string }) {
  const known = feedbackWords[name];
  return (
    <li className={styles.tag} data-feedback={name}>
      {known !== undefined && <Icon name={known.icon} size={14} solid={name === 'like'} />}
      {known?.text ?? name}
    </li>
  );
}
