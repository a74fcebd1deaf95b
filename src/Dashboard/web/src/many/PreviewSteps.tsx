import { useEffect, useRef, useState } from 'react';
import type { Preview, PreviewBox } from '../api/many';
import type { Room } from '../live/rooms';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { useNotice } from '../parts/notice';
import { count } from '../parts/words';
import { BoxName } from './BoxName';
import styles from './Many.module.css';

interface Props {
  rooms: readonly Room[];
  /** What is missing still; undefined: nothing. */
  problem: string | undefined;
  /** Of a template: it can be changed where no box takes anything. */
  mayBeEmpty?: boolean;
  title?: string;
  preview: () => Promise<Preview>;
  apply: () => Promise<unknown>;
}

/** Shows what a change would do, and only then lets it be made. Made anew whenever the change is another one. */
export function PreviewSteps({
  title = 'What changes',
  rooms,
  problem,
  mayBeEmpty = false,
  preview,
  apply,
}: Props) {
  const [shown, setShown] = useState<Preview>();
  const [busy, setBusy] = useState(false);
  const tell = useNotice();
  const head = useRef<HTMLParagraphElement>(null);
  const ask = (doing: Promise<unknown>) => {
    setBusy(true);
    doing
      .catch((error: unknown) => tell({ kind: 'error', text: (error as Error).message }))
      .finally(() => setBusy(false));
  };
  useEffect(() => {
    if (shown !== undefined) head.current?.focus();
  }, [shown]);
  const taking = shown?.boxes.filter(({ outlook }) => outlook === 'now' || outlook === 'later').length ?? 0;
  return (
    <Card title={title} testId="many-preview">
      {shown === undefined ? (
        <div className={styles.foot}>
          <Button
            look="main"
            busy={busy}
            disabled={problem !== undefined}
            testId="many-show"
            onClick={() => ask(preview().then(setShown))}
          >
            Show what changes
          </Button>
          {problem !== undefined && <p className={styles.hint}>{problem}</p>}
        </div>
      ) : (
        <>
          <p ref={head} tabIndex={-1} className={styles.summary} data-testid="many-summary">
            {summaryOf(shown.boxes)}
          </p>
          <div className={styles.foot}>
            <Button
              look="main"
              busy={busy}
              disabled={taking === 0 && !mayBeEmpty}
              testId="many-apply"
              onClick={() => ask(apply())}
            >
              {taking > 0
                ? `Change ${count(taking, 'box', 'boxes')}`
                : mayBeEmpty
                  ? 'Save the template'
                  : 'Nothing to change'}
            </Button>
            <Button busy={busy} testId="many-show-again" onClick={() => ask(preview().then(setShown))}>
              Look again
            </Button>
          </div>
          <PreviewTable rooms={rooms} boxes={shown.boxes} />
        </>
      )}
    </Card>
  );
}

const outlooks = {
  now: { state: 'good', word: 'Takes it now' },
  later: { state: 'wait', word: 'Away; takes it when it is back' },
  unchanged: { state: 'none', word: 'Has it already' },
  cannot: { state: 'bad', word: 'Cannot take it' },
} as const;

export function summaryOf(boxes: readonly PreviewBox[]): string {
  const of = (outlook: PreviewBox['outlook']) => boxes.filter((box) => box.outlook === outlook).length;
  const parts = [
    [of('now'), 'take it now'],
    [of('later'), 'are away and take it when they are back'],
    [of('unchanged'), 'have it already'],
    [of('cannot'), 'cannot take it'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`);
  return said.length === 0
    ? 'No box follows it yet.'
    : `Of ${count(boxes.length, 'box', 'boxes')}: ${said.join(', ')}.`;
}

const together = 100;
/** Those that need a look first. */
const order = ['cannot', 'later', 'now', 'unchanged'];

function PreviewTable({ rooms, boxes }: { rooms: readonly Room[]; boxes: readonly PreviewBox[] }) {
  const [most, setMost] = useState(together);
  const byId = new Map(rooms.map((room) => [room.id, room]));
  const sorted = [...boxes].sort((a, b) => order.indexOf(a.outlook) - order.indexOf(b.outlook));
  if (boxes.length === 0) return null;
  return (
    <>
      <table className={styles.table} data-testid="many-table">
        <thead>
          <tr>
            <th scope="col">Box</th>
            <th scope="col">What changes</th>
            <th scope="col">When</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, most).map((box) => {
            const room = byId.get(box.device);
            return (
              <tr key={box.device} data-outlook={box.outlook}>
                <th scope="row">
                  <BoxName id={box.device} room={room} />
                </th>
                <td>
                  {box.changes.map(({ key, name, from, to }) => (
                    <p key={key}>
                      <span className={styles.key}>{name}</span> {from} <span aria-hidden="true">→</span>
                      <span className="for-readers">becomes</span> <strong>{to}</strong>
                    </p>
                  ))}
                  {box.why !== null && <p className={styles.hint}>{box.why}</p>}
                </td>
                <td>
                  <span className={styles.state} data-state={outlooks[box.outlook].state}>
                    {outlooks[box.outlook].word}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {boxes.length > most && (
        <Button onClick={() => setMost(most + together)}>{`Show more of ${boxes.length - most}`}</Button>
      )}
    </>
  );
}
