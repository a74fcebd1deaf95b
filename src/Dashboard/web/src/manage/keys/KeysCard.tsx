import { useState } from 'react';
import { changeKey, type JoinCode, type Keys, listKeys, makeCode, removeKey } from '../../api/manage';
import { ApiError } from '../../api/http';
import { useLoad } from '../../api/useLoad';
import { Button } from '../../parts/Button';
import { fullNameOf } from '../../live/names';
import { useRooms } from '../../live/useRooms';
import { Card } from '../../parts/Card';
import { Field } from '../../parts/Field';
import { fold, holdsWords } from '../../parts/fold';
import { Loaded } from '../../parts/Loaded';
import { Empty } from '../../parts/States';
import { clock } from '../../parts/times';
import styles from '../Manage.module.css';
import { NewNamed } from '../NewNamed';
import { OnceShown } from '../OnceShown';
import { SureButton } from '../SureButton';
import { useAct } from '../useAct';

const againMs = 5000;
const conflict = 409;
/** From this many on they can be found by name, and only so many are shown at once. */
const many = 8;
const together = 50;

/** Which devices the broker lets in. */
export function KeysCard() {
  const keys = useLoad(listKeys, againMs);
  const [code, setCode] = useState<JoinCode>();
  if (keys.state === 'failed' && keys.error instanceof ApiError && keys.error.status === conflict)
    return (
      <Empty icon="device" title="Kept by hand">
        <p>{keys.error.message}</p>
      </Empty>
    );
  return (
    <Card
      title="Devices that may connect"
      hint="A device joins with a one-time code, and gets a password of its own for the message broker."
      testId="keys"
    >
      {code !== undefined && (
        <OnceShown
          secret={code.code}
          line={`./roomtone join ${code.code} --server ${window.location.origin}`}
          onDone={() => setCode(undefined)}
        >
          The code for <b>{code.device}</b>, valid once until {clock(code.ends)}. Type this line on the box:
        </OnceShown>
      )}
      <Loaded load={keys} what="the devices">
        {(value) => <KeyRows keys={value} reload={keys.reload} />}
      </Loaded>
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
  const { rooms } = useRooms();
  const [text, setText] = useState('');
  const [most, setMost] = useState(together);
  const placeOf = (device: string) => {
    const room = rooms?.get(device);
    return room?.place == null ? undefined : fullNameOf(room);
  };
  const calls = (device: string) => placeOf(device) ?? device;
  const found = keys.devices.filter(({ device }) =>
    holdsWords(fold(`${device} ${placeOf(device) ?? ''}`), text.trim()),
  );
  return (
    <>
      {keys.devices.length >= many && (
        <div className={styles.form}>
          <Field
            label="Find a device"
            type="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
            testId="find-key"
          />
        </div>
      )}
      <ul className={styles.rows}>
        {keys.devices.length + keys.codes.length === 0 && <li className={styles.meta}>No device yet.</li>}
        {keys.devices.length > 0 && found.length === 0 && (
          <li className={styles.meta}>No device is called so.</li>
        )}
        {found.slice(0, most).map(({ device, revoked, connected }) => (
          <li key={device} data-key={device}>
            <div className={styles.what}>
              <p className={`${styles.name} ${revoked ? styles.off : ''}`}>{calls(device)}</p>
              <p className={styles.meta}>
                {placeOf(device) !== undefined && `${device} · `}
                {revoked ? 'revoked: let in no more' : connected ? 'connected' : 'not connected'}
              </p>
            </div>
            <div className={styles.actions}>
              {!revoked && (
                <Button
                  disabled={busy || !connected}
                  onClick={() => act(changeKey(device, 'rotate'), `${calls(device)} has another password.`)}
                >
                  New password
                </Button>
              )}
              {revoked ? (
                <Button
                  disabled={busy}
                  onClick={() => act(changeKey(device, 'restore'), `${calls(device)} is let in again.`)}
                >
                  Let in again
                </Button>
              ) : (
                <SureButton
                  label="Revoke"
                  sure={`Really put ${calls(device)} out?`}
                  disabled={busy}
                  onSure={() => act(changeKey(device, 'revoke'), `${calls(device)} is out.`)}
                />
              )}
              <SureButton
                label="Remove"
                sure="Really forget it?"
                disabled={busy}
                onSure={() => act(removeKey(device), `${calls(device)} is forgotten.`)}
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
      {found.length > most && (
        <div className={styles.actions}>
          <Button onClick={() => setMost(most + together)}>
            {`Show ${Math.min(together, found.length - most)} more of ${found.length - most}`}
          </Button>
        </div>
      )}
    </>
  );
}
