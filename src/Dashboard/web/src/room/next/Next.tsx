import { useEffect, useRef, useState } from 'react';
import type { UpcomingTracks } from '../../api/contracts';
import type { Room } from '../../live/rooms';
import { Button } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { Icon } from '../../parts/Icon';
import { Empty } from '../../parts/States';
import { count } from '../../parts/words';
import { useCommand } from '../useCommand';
import { useMayCommand } from '../useMayCommand';
import styles from './Next.module.css';
import { NextRow } from './NextRow';

/** What comes next, to be put in another order or taken away. Boxes of before do not say it. */
export function Next({ room }: { room: Room }) {
  const next = room.track?.next;
  if (next == null) return null;
  return (
    <Card title="Next" hint={hintOf(next)} testId="next" area="wide">
      <Rows room={room} next={next} />
      {next.notice != null && (
        <p className={styles.notice} role="status" data-testid="next-notice">
          <Icon name="alert" size={18} />
          {next.notice}
        </p>
      )}
    </Card>
  );
}

function hintOf({ tracks, playlist }: UpcomingTracks): string {
  if (playlist != null) return `From the playlist ${playlist}; then the room’s own choice.`;
  return tracks.some(({ by }) => by != null)
    ? 'What people put there comes first, then the room’s own choice.'
    : 'The room’s own choice. Move a track to keep it there.';
}

/** Where the focus goes after a row has moved: to the same button of it, or to the other one at an end. */
interface Moved {
  id: string;
  said: string;
  button: 'up' | 'down';
}

function Rows({ room, next }: { room: Room; next: UpcomingTracks }) {
  const { busy, run } = useCommand(room.id);
  const may = useMayCommand(room);
  const rows = useRef<HTMLOListElement>(null);
  const moved = useRef<Moved>(undefined);
  const [said, setSaid] = useState('');
  const { tracks, more } = next;
  const order = tracks.map(({ track }) => track.id).join('\n');

  useEffect(() => {
    const last = moved.current;
    moved.current = undefined;
    if (last === undefined) return;
    setSaid(last.said);
    const row = rows.current?.querySelector(`[data-track="${CSS.escape(last.id)}"]`);
    const buttons = [last.button, last.button === 'up' ? 'down' : 'up'].map((name) =>
      row?.querySelector<HTMLButtonElement>(`[data-testid="next-${name}"]:not(:disabled)`),
    );
    (buttons[0] ?? buttons[1])?.focus();
  }, [order]);

  const move = async (id: string, title: string, place: number, button: 'up' | 'down') => {
    moved.current = { id, said: `${title} is number ${place} now.`, button };
    if (!(await run('queue.move', { track: id, place }))) moved.current = undefined;
  };

  if (tracks.length === 0)
    return (
      <Empty icon="note" title="Nothing comes next yet">
        <p>It is chosen as soon as something may play.</p>
      </Empty>
    );
  return (
    <>
      <p className="for-readers" role="status">
        {said}
      </p>
      <ol className={styles.rows} ref={rows} aria-busy={busy !== undefined}>
        {tracks.map((upcoming, at) => (
          <NextRow
            key={upcoming.track.id}
            device={room.id}
            upcoming={upcoming}
            place={at + 1}
            isLast={at === tracks.length - 1 && more === 0}
            may={may}
            busy={busy !== undefined}
            move={(place, button) => void move(upcoming.track.id, upcoming.track.title, place, button)}
            remove={() =>
              void run(
                'queue.remove',
                { track: upcoming.track.id },
                `${upcoming.track.title} does not come for a while.`,
              )
            }
          />
        ))}
      </ol>
      {tracks.some(({ by }) => by != null) && (
        <div className={styles.foot}>
          <span data-testid="next-more">{more > 0 && `and ${count(more, 'more track')}`}</span>
          <Button
            look="chip"
            disabled={!may}
            busy={busy === 'queue.clear'}
            testId="next-clear"
            onClick={() => void run('queue.clear', undefined, 'The room chooses again.')}
          >
            Let the room choose
          </Button>
        </div>
      )}
    </>
  );
}
