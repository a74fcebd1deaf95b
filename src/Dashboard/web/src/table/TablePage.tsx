import { useCallback } from 'react';
import { guestAddress, readGuestCode } from '../api/guests';
import { listDevices } from '../api/devices';
import { useLoad } from '../api/useLoad';
import { CodePicture } from '../devices/guests/CodePicture';
import { Button } from '../parts/Button';
import { Failed, Loading } from '../parts/States';
import styles from './TablePage.module.css';

/** What lies on the tables, to be printed or kept as a PDF. */
export default function TablePage({ device }: { device: string }) {
  const load = useLoad(
    useCallback(async () => {
      const [{ code }, devices] = await Promise.all([readGuestCode(device), listDevices()]);
      return { code, room: devices.find(({ id }) => id === device)?.place };
    }, [device]),
  );
  if (load.value === undefined)
    return load.state === 'failed' ? (
      <Failed error={load.error} retry={load.reload} whole />
    ) : (
      <Loading what="the code" whole />
    );
  const { code, room } = load.value;
  return (
    <main className={styles.page}>
      <title>{`${room?.roomName ?? device}: wish for a song`}</title>
      {code == null ? (
        <p>This room has no code for guests. Make one in its details first.</p>
      ) : (
        <>
          <article className={styles.sheet} data-testid="table-sheet">
            <h1>
              <bdi>{room?.roomName ?? 'This room'}</bdi>
            </h1>
            <p className={styles.lead}>Wish for a song</p>
            <CodePicture text={guestAddress(code.code)} label="Code: scan it with your phone" />
            <p className={styles.address}>{guestAddress(code.code)}</p>
            <p className={styles.small}>
              Scan the code with your phone’s camera. No account, no app, no advertisement.
            </p>
          </article>
          <div className={styles.print}>
            <Button look="main" onClick={() => window.print()} testId="table-print">
              Print
            </Button>
          </div>
        </>
      )}
    </main>
  );
}
