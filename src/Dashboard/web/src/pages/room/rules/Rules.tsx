import { useMayChange } from '../../../app/session';
import type { Room } from '../../../live/rooms';
import { Card } from '../../../parts/Card';
import { Failed, Loading } from '../../../parts/States';
import { Aims } from './Aims';
import { Blocked } from './Blocked';
import styles from './Rules.module.css';
import { useRules } from './useRules';

/** What never comes, and what the music aims at by the hour. It counts from the next choice on. */
export function Rules({ room }: { room: Room }) {
  const may = useMayChange();
  if (!may) return null;
  return (
    <Card title="Rules" hint="They count from the next track on." testId="rules" area="wide">
      <LoadedRules room={room} />
    </Card>
  );
}

function LoadedRules({ room }: { room: Room }) {
  const { load, busy, change } = useRules(room.id);
  if (load.value === undefined)
    return load.state === 'failed' ? (
      <Failed error={load.error} retry={load.reload} />
    ) : (
      <Loading what="the rules" />
    );
  const { settings, revision } = load.value;
  return (
    <fieldset className={styles.rules} disabled={busy} aria-busy={busy}>
      <Blocked room={room} settings={settings} change={change} />
      <Aims key={revision} settings={settings} change={change} />
    </fieldset>
  );
}
