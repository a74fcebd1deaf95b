import { go } from '../app/place';
import { useSession } from '../app/session';
import { useNotice } from '../parts/notice';
import { Gate, Panel } from './Gate';
import styles from './Gate.module.css';
import { PasswordForm } from './PasswordForm';

/** A new password: forced after the first login, or because somebody wants one. */
export function PasswordPage({ forced = false }: { forced?: boolean }) {
  const { session, change } = useSession();
  const tell = useNotice();
  const done = () => {
    change({ ...session, mustChange: false });
    tell({ kind: 'done', text: 'Your password is changed.' });
    go('/', true);
  };
  if (forced)
    return (
      <Gate title="Choose a password" lead="The first one was made by the machine. Pick your own to go on.">
        <PasswordForm name={session.name} onDone={done} />
      </Gate>
    );
  return (
    <div className={styles.inPage}>
      <title>Change password · Roomtone</title>
      <Panel title="Change password" lead={`For the account ${session.name}.`}>
        <PasswordForm name={session.name} onDone={done} />
      </Panel>
    </div>
  );
}
