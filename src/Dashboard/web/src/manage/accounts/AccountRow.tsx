import {
  type Account,
  changeAccount,
  type FirstPassword,
  removeAccount,
  resetPassword,
} from '../../api/manage';
import { useSession } from '../../app/session';
import { Button } from '../../parts/Button';
import { dayAndClock } from '../../parts/times';
import styles from '../Manage.module.css';
import { SureButton } from '../SureButton';
import { useAct } from '../useAct';
import { RoleSelect } from './RoleSelect';
import { SiteSelect } from './SiteSelect';

interface Props {
  account: Account;
  sites: readonly { id: string; name: string }[];
  reload: () => void;
  onPassword: (made: FirstPassword) => void;
}

export function AccountRow({ account, sites, reload, onPassword }: Props) {
  const { name, role, disabled } = account;
  const { act, busy } = useAct(reload);
  const isMe = useSession().session.name === name;
  const now = { role, disabled, sites: account.sites ?? null };
  return (
    <li data-account={name}>
      <div className={styles.what}>
        <p className={`${styles.name} ${disabled ? styles.off : ''}`}>{name}</p>
        <p className={styles.meta}>{words(account, isMe)}</p>
      </div>
      {!isMe && (
        <div className={styles.actions}>
          <RoleSelect
            value={role}
            label={`Role of ${name}`}
            disabled={busy}
            onChange={(next) => act(changeAccount(name, { ...now, role: next }), `${name} is ${next} now.`)}
          />
          <SiteSelect
            value={now.sites}
            label={`Sites of ${name}`}
            sites={sites}
            disabled={busy}
            onChange={(next) =>
              act(changeAccount(name, { ...now, sites: next }), `The sites of ${name} are changed.`)
            }
          />
          <Button disabled={busy} onClick={() => act(changeAccount(name, { ...now, disabled: !disabled }))}>
            {disabled ? 'Switch on' : 'Switch off'}
          </Button>
          <SureButton
            label="New password"
            sure="Really a new one?"
            disabled={busy}
            onSure={() => act(resetPassword(name).then(onPassword))}
          />
          <SureButton
            label="Remove"
            sure={`Really remove ${name}?`}
            disabled={busy}
            onSure={() => act(removeAccount(name), `${name} is removed.`)}
          />
        </div>
      )}
    </li>
  );
}

function words({ role, disabled, mustChange, lockedUntil, createdAt }: Account, isMe: boolean): string {
  const said = [isMe ? `you, ${role}` : role, `since ${dayAndClock(createdAt)}`];
  if (disabled) said.push('switched off');
  if (mustChange) said.push('has a first password');
  if (lockedUntil != null) said.push(`locked until ${dayAndClock(lockedUntil)}`);
  return said.join(' · ');
}
