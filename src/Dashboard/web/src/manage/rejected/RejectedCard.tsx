import { useCallback, useState } from 'react';
import { discard, listRejected, type Order, reingest, type Rejected } from '../../api/manage';
import { useLoad } from '../../api/useLoad';
import { Button } from '../../parts/Button';
import { fullNameOf } from '../../live/names';
import { useRooms } from '../../live/useRooms';
import { Card } from '../../parts/Card';
import { useNotice } from '../../parts/notice';
import { Loaded } from '../../parts/Loaded';
import { Empty } from '../../parts/States';
import { dayAndClock } from '../../parts/times';
import styles from '../Manage.module.css';
import { SureButton } from '../SureButton';
import { useAct } from '../useAct';

/** What could not be read. A payload is shown as text and never as anything else. */
export function RejectedCard() {
  const [before, setBefore] = useState('');
  const page = useLoad(useCallback(() => listRejected(before), [before]));
  return (
    <Loaded load={page} what="what was rejected">
      {({ events, next }) =>
        events.length === 0 && before === '' ? (
          <Empty icon="check" title="Nothing was rejected">
            <p>Whatever the devices said could be read.</p>
          </Empty>
        ) : (
          <Card
            title="Rejected messages"
            hint="Kept with the reason, neither lost nor sent for ever. Read again what a newer version can read."
            testId="rejected"
          >
            <ul className={styles.rows}>
              {events.map((event) => (
                <RejectedRow key={event.id} event={event} reload={page.reload} />
              ))}
              {events.length === 0 && <li className={styles.meta}>No older message.</li>}
            </ul>
            <div className={styles.actions}>
              {before !== '' && <Button onClick={() => setBefore('')}>Newest</Button>}
              {next != null && <Button onClick={() => setBefore(next)}>Older</Button>}
            </div>
          </Card>
        )
      }
    </Loaded>
  );
}

function RejectedRow({ event, reload }: { event: Rejected; reload: () => void }) {
  const { act, busy } = useAct(reload);
  const room = useRooms().rooms?.get(event.device);
  const tell = useNotice();
  const said = (order: Order) =>
    tell({
      kind: order.ok ? 'done' : 'error',
      text: order.done
        ? (order.report?.said ?? 'Done.')
        : 'CloudSync has not done it yet. Look again in a moment.',
    });
  return (
    <li data-rejected={event.id}>
      <div className={styles.what}>
        <p className={styles.name}>
          {event.device === '' ? 'No valid device' : room === undefined ? event.device : fullNameOf(room)}
        </p>
        <p className={styles.meta}>{`${dayAndClock(event.at)} · ${event.reason}`}</p>
      </div>
      <div className={styles.actions}>
        <Button
          disabled={busy}
          busy={busy}
          onClick={() => act(reingest(event.id).then(said))}
          testId="reingest"
        >
          Read again
        </Button>
        <SureButton
          label="Delete"
          sure="Really delete it?"
          disabled={busy}
          onSure={() => act(discard(event.id).then(said))}
        />
      </div>
      <pre className={styles.payload} tabIndex={0} aria-label="What it said">
        {event.payload}
        {event.payloadIsCut && ' …'}
      </pre>
    </li>
  );
}
