import { useCallback } from 'react';
import { guestAddress, readGuestCode, removeGuestCode, renewGuestCode } from '../../api/guests';
import { useLoad } from '../../api/useLoad';
import { fullNameOf } from '../../live/names';
import type { Room } from '../../live/rooms';
import { SureButton } from '../../manage/SureButton';
import { useAct } from '../../manage/useAct';
import { Button } from '../../parts/Button';
import { Loaded } from '../../parts/Loaded';
import { dayAndClock } from '../../parts/times';
import { CodePicture } from './CodePicture';
import styles from './Guests.module.css';

const local = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The code on the tables: printed, made anew, put out. */
export function CodePart({ room }: { room: Room }) {
  const load = useLoad(useCallback(() => readGuestCode(room.id), [room.id]));
  const { act, busy } = useAct(load.reload);
  return (
    <Loaded load={load} what="the code">
      {({ code }) =>
        code == null ? (
          <div className={styles.row}>
            <Button disabled={busy} onClick={() => act(renewGuestCode(room.id))} testId="guests-make">
              Make a code
            </Button>
            <p className={styles.note}>Without one, nobody can wish.</p>
          </div>
        ) : (
          <div className={styles.code}>
            <div className={styles.picture}>
              <CodePicture
                text={guestAddress(code.code)}
                label={`Code for the tables of ${fullNameOf(room)}: ${guestAddress(code.code)}`}
              />
            </div>
            <div className={styles.part}>
              <p className={styles.note}>
                <a
                  href={guestAddress(code.code)}
                  target="_blank"
                  rel="noreferrer"
                  data-testid="guests-address"
                >
                  {guestAddress(code.code)}
                </a>
              </p>
              <p className={styles.note}>{`Made by ${code.madeBy}, ${dayAndClock(code.madeAt)}.`}</p>
              {local.has(window.location.hostname) && (
                <p className={styles.note}>
                  This address leads to this computer only. Open the dashboard by the name that phones know it
                  by, and print the code there.
                </p>
              )}
              <div className={styles.row}>
                <a
                  className={styles.print}
                  href={`/table/${encodeURIComponent(room.id)}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  Print
                </a>
                <SureButton
                  label="New code"
                  sure="Really? The printed ones will not count any more."
                  disabled={busy}
                  onSure={() => act(renewGuestCode(room.id), 'There is a new code. Print it.')}
                  testId="guests-renew"
                />
                <SureButton
                  label="Put out"
                  sure="Really put the code out?"
                  disabled={busy}
                  onSure={() => act(removeGuestCode(room.id), 'The code is out.')}
                  testId="guests-remove"
                />
              </div>
            </div>
          </div>
        )
      }
    </Loaded>
  );
}
