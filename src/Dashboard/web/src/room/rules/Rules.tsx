import { useMayChange } from '../../app/session';
import type { Room } from '../../live/rooms';
import { Card } from '../../parts/Card';
import { Failed, Loading } from '../../parts/States';
import { Aims } from './Aims';
import { Blocked } from './Blocked';
import styles from './Rules.module.css';
import { Sources } from './Sources';
import { StationsPart } from './StationsPart';
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

/** While the box is asked, all can still be reached: a field that is switched off would lose the focus. */
function LoadedRules({ room }: { room: Room }) {
  const { load, shown, busy, change } = useRules(room.id);
  if (shown === undefined)
    return load.state === 'failed' ? (
      <Failed error={load.error} retry={load.reload} />
    ) : (
      <Loading what="the rules" />
    );
  return (
    <div className={styles.rules} aria-busy={busy}>
      <Blocked room={room} settings={shown.settings} change={change} />
      <Sources settings={shown.settings} change={change} />
      <Aims settings={shown.settings} change={change} />
      <StationsPart room={room} settings={shown.settings} change={change} />
    </div>
  );
}
