import { useState } from 'react';
import { changeKey, type JoinCode, type Keys, listKeys, makeCode, removeKey } from '../../../api/manage';
import { ApiError } from '../../../api/http';
import { useLoad } from '../../../api/useLoad';
import { Button } from '../../../parts/Button';
import { Card } from '../../../parts/Card';
import { Empty, Failed, Loading } from '../../../parts/States';
import { clock } from '../../../parts/times';
import styles from '../Manage.module.css';
import { NewNamed } from '../NewNamed';
import { OnceShown } from '../OnceShown';
import { SureButton } from '../SureButton';
import { useAct } from '../useAct';

const againMs = 5000;
const conflict = 409;

/** Which devices the broker lets in. */
export function KeysCard() {
  const keys = useLoad(listKeys, againMs);
  const [code, setCode] = useState<JoinCode>();
  if (keys.value === undefined) {
    if (keys.state !== 'failed') return <Loading what="the devices" />;
    if (keys.error instanceof ApiError && keys.error.status === conflict)
      return (
        <Empty icon="device" title="Kept by hand">
          <p>{keys.error.message}</p>
        </Empty>
      );
    return <Failed error={keys.error} retry={keys.reload} />;
  }
  return (
    <Card
      title="Devices at the broker"
      hint="A device joins with a one-time code, and gets a password of its own."
      testId="keys"
    >
      {code !== undefined && (
        <OnceShown secret={code.code} onDone={() => setCode(undefined)}>
          The code for <b>{code.device}</b>, valid once until {clock(code.ends)}. On the box:{' '}
          <code>./roomtone join CODE --server {window.location.origin}</code>
        </OnceShown>
      )}
      <KeyRows keys={keys.value} reload={keys.reload} />
      <NewNamed
        label="New device"
        hint="Its name: a-z, 0-9, - and _. One that is known gets another password."
        action="Make a code"
        look="main"
        make={makeCode}
        onMade={setCode}
        reload={keys.reload}
        testId="key"
      />
    </Card>
  );
}

function KeyRows({ keys, reload }: { keys: Keys; reload: () => void }) {
  const { act, busy } = useAct(reload);
  return (
    <ul className={styles.rows}>
      {keys.devices.map(({ device, revoked, connected }) => (
        <li key={device} data-key={device}>
          <div className={styles.what}>
            <p className={`${styles.name} ${revoked ? styles.off : ''}`}>{device}</p>
            <p className={styles.meta}>
              {revoked ? 'revoked: let in no more' : connected ? 'connected' : 'not connected'}
            </p>
          </div>
          <div className={styles.actions}>
            {!revoked && (
              <Button
                disabled={busy || !connected}
                onClick={() => act(changeKey(device, 'rotate'), `${device} has another password.`)}
              >
                New password
              </Button>
            )}
            {revoked ? (
              <Button
                disabled={busy}
                onClick={() => act(changeKey(device, 'restore'), `${device} is let in again.`)}
              >
                Let in again
              </Button>
            ) : (
              <SureButton
                label="Revoke"
                sure={`Really put ${device} out?`}
                disabled={busy}
                onSure={() => act(changeKey(device, 'revoke'), `${device} is out.`)}
              />
            )}
            <SureButton
              label="Remove"
              sure="Really forget it?"
              disabled={busy}
              onSure={() => act(removeKey(device), `${device} is forgotten.`)}
            />
          </div>
        </li>
      ))}
      {keys.codes.map(({ device, ends }) => (
        <li key={`code-${device}`}>
          <div className={styles.what}>
            <p className={styles.name}>{device}</p>
            <p className={styles.meta}>{`awaited with its code until ${clock(ends)}`}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
