import { listRuns, type RunSummary } from '../api/many';
import { useLoad } from '../api/useLoad';
import { Card } from '../parts/Card';
import { Loaded } from '../parts/Loaded';
import { dayAndClock } from '../parts/times';
import { count } from '../parts/words';
import styles from './Many.module.css';

interface Props {
  current: string | null;
  open: (run: string) => void;
}

/** The last changes; each can be looked at, and taken back, for 30 days. */
export function RunsCard({ current, open }: Props) {
  const runs = useLoad(listRuns);
  return (
    <Card title="Last changes" hint="Kept for 30 days." testId="many-runs">
      <Loaded load={runs} what="the last changes">
        {(all) =>
          all.length === 0 ? (
            <p className={styles.hint}>Nothing was changed in many boxes yet.</p>
          ) : (
            <ul className={styles.runs}>
              {all.map((run) => (
                <li key={run.id}>
                  <button
                    type="button"
                    aria-current={run.id === current ? 'true' : undefined}
                    onClick={() => open(run.id)}
                  >
                    {run.title}
                  </button>
                  <p className={styles.hint}>{wordsOf(run)}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

const wordsOf = ({ by, at, boxes, done, refused, undoneBy }: RunSummary) =>
  [
    `${by}, ${dayAndClock(at)}`,
    `${done} of ${count(boxes, 'box', 'boxes')}`,
    refused > 0 && `${refused} refused`,
    undoneBy !== null && 'taken back',
  ]
    .filter(Boolean)
    .join(' · ');
