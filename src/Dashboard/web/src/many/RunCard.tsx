import { useCallback, useState } from 'react';
import { readRun, type Run, type RunBox, undoRun } from '../api/many';
import { useLoad } from '../api/useLoad';
import type { Rooms } from '../live/rooms';
import { SureButton } from '../manage/SureButton';
import { useAct } from '../manage/useAct';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { Loaded } from '../parts/Loaded';
import { dayAndClock } from '../parts/times';
import { BoxName } from './BoxName';
import styles from './Many.module.css';
import { countsOf, progressOf, type Standing, standingOf, standings, standingWords } from './runWords';

interface Props {
  run: string;
  rooms: Rooms;
  open: (run: string | null) => void;
}

const soonMs = 1000;
const laterMs = 10_000;

/** How a change goes, box by box, kept on the server: a reload shows it again. */
export function RunCard({ run, rooms, open }: Props) {
  const [pace, setPace] = useState(soonMs);
  const load = useLoad(
    useCallback(() => readRun(run), [run]),
    pace,
  );
  const wanted = load.value?.boxes.some((box) => standingOf(box) === 'waiting') === false ? laterMs : soonMs;
  if (pace !== wanted) setPace(wanted);
  return (
    <Loaded load={load} what="the change">
      {(value) => <LoadedRun run={value} rooms={rooms} open={open} reload={load.reload} />}
    </Loaded>
  );
}

function LoadedRun({
  run,
  rooms,
  open,
  reload,
}: {
  run: Run;
  rooms: Rooms;
  open: Props['open'];
  reload: () => void;
}) {
  const { act, busy } = useAct(reload);
  const counts = countsOf(run.boxes);
  const answered = run.boxes.length - counts.waiting - counts.away;
  return (
    <Card title={run.title} hint={`${run.by}, ${dayAndClock(run.at)}`} testId="many-run">
      <progress
        className={styles.progress}
        aria-label="Boxes that have answered"
        max={run.boxes.length}
        value={answered}
      />
      <p role="status" className={styles.summary} data-testid="run-progress">
        {progressOf(run)}
      </p>
      <div className={styles.foot}>
        {run.mayUndo && (
          <SureButton
            label="Undo"
            sure="Really put all of it back?"
            disabled={busy}
            onSure={() => act(undoRun(run.id).then(({ id }) => open(id)))}
            testId="run-undo"
          />
        )}
        {run.undoneBy !== null && (
          <Button onClick={() => open(run.undoneBy)} testId="run-undone">
            It was taken back: show how
          </Button>
        )}
        {run.undoes !== null && <Button onClick={() => open(run.undoes)}>Show what it took back</Button>}
        <Button onClick={() => open(null)} testId="run-another">
          Make another change
        </Button>
      </div>
      <RunTable boxes={run.boxes} rooms={rooms} counts={counts} />
    </Card>
  );
}

const together = 100;

interface TableProps {
  boxes: readonly RunBox[];
  rooms: Rooms;
  counts: Record<Standing, number>;
}

const colours: Record<Standing, string> = {
  refused: 'bad',
  skipped: 'bad',
  waiting: 'wait',
  away: 'wait',
  done: 'good',
  unchanged: 'none',
};

function RunTable({ boxes, rooms, counts }: TableProps) {
  const [only, setOnly] = useState<Standing>();
  const [most, setMost] = useState(together);
  const shown = boxes
    .map((box) => ({ ...box, standing: standingOf(box), room: rooms.get(box.device) }))
    .filter(({ standing }) => only === undefined || standing === only)
    .sort((a, b) => standings.indexOf(a.standing) - standings.indexOf(b.standing));
  return (
    <>
      <div className={styles.kinds} role="group" aria-label="Show">
        {standings
          .filter((standing) => counts[standing] > 0 || standing === only)
          .map((standing) => (
            <button
              key={standing}
              type="button"
              className={styles.kind}
              aria-pressed={only === standing}
              data-testid={`run-${standing}`}
              onClick={() => setOnly(only === standing ? undefined : standing)}
            >
              {standingWords[standing]} <span>{counts[standing]}</span>
            </button>
          ))}
      </div>
      <table className={styles.table} data-testid="run-table">
        <thead>
          <tr>
            <th scope="col">Box</th>
            <th scope="col">What it said</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, most).map(({ device, room, said, standing }) => (
            <tr key={device} data-state={standing}>
              <th scope="row">
                <BoxName id={device} room={room} />
              </th>
              <td>{said ?? '–'}</td>
              <td>
                <span className={styles.state} data-state={colours[standing]}>
                  {standingWords[standing]}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length > most && (
        <Button onClick={() => setMost(most + together)}>{`Show more of ${shown.length - most}`}</Button>
      )}
    </>
  );
}
