import type { Order } from '../../api/manage';
import { Button } from '../../parts/Button';
import { Card } from '../../parts/Card';
import styles from '../Manage.module.css';

/** What an erasure found and left, table by table. */
export function ErasureReport({ order, onDone }: { order: Order; onDone: () => void }) {
  const report = order.report;
  return (
    <Card
      title={order.done ? (order.ok ? 'Erased' : 'Not erased whole') : 'The erasure is on its way'}
      hint={report?.said ?? 'CloudSync does it as soon as it can; the audit log says when.'}
      aside={<Button onClick={onDone}>Close</Button>}
      testId="erasure"
    >
      {report != null && (
        <>
          <table className={styles.report}>
            <thead>
              <tr>
                <th scope="col">Table</th>
                <th scope="col">Rows before</th>
                <th scope="col">Rows now</th>
              </tr>
            </thead>
            <tbody>
              {report.tables.map(({ table, before, after }) => (
                <tr key={table}>
                  <th scope="row">{table}</th>
                  <td>{before.toLocaleString('en')}</td>
                  <td>{after.toLocaleString('en')}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <ul className={styles.notes}>
            {report.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
