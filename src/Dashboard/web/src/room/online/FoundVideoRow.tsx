import type { FoundVideo } from '../../api/contracts';
import type { Room } from '../../live/rooms';
import { Button } from '../../parts/Button';
import { trackTime } from '../../parts/times';
import { useCommand } from '../useCommand';
import { useMayKeep } from '../useMayCommand';
import { argumentsOf, type LinkWords } from './linkWords';
import styles from './OnlineMusic.module.css';

interface Props {
  room: Room;
  video: FoundVideo;
  words: LinkWords;
  onChanged: (isAdded: boolean) => void;
}

/** A video that was found: to be added with the person's words, played, or taken away again. */
export function FoundVideoRow({ room, video, words, onChanged }: Props) {
  const { busy, run } = useCommand(room.id);
  const may = useMayKeep(room);
  const { title, channel, durationSeconds, refusal, isAdded } = video;
  const add = async () => {
    const done = await run(
      'links.add',
      argumentsOf(video.link, words),
      `${title} is among the room’s music.`,
    );
    if (done) onChanged(true);
    return done;
  };
  const play = async () => {
    if (isAdded || (await add())) await run('music.play-track', { id: video.track });
  };
  const remove = async () => {
    if (await run('links.remove', { link: video.link }, `${title} is taken away.`)) onChanged(false);
  };
  const state = { disabled: !may, busy: busy !== undefined };
  return (
    <li className={styles.video} data-testid="found-video">
      <p className={styles.title}>
        <a href={video.link} target="_blank" rel="noopener noreferrer">
          {title}
        </a>
        <span className={styles.note}>
          {[channel, durationSeconds > 0 ? trackTime(durationSeconds) : ''].filter(Boolean).join(' · ')}
        </span>
      </p>
      {refusal != null ? (
        <p className={styles.note} data-testid="video-refusal">
          {refusal}
        </p>
      ) : (
        <div className={styles.buttons} role="group" aria-label={title}>
          <Button {...state} onClick={() => void play()} testId="video-play">
            Play
          </Button>
          {isAdded ? (
            <Button {...state} onClick={() => void remove()} testId="video-remove">
              Take away
            </Button>
          ) : (
            <Button {...state} onClick={() => void add()} testId="video-add">
              Add
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
