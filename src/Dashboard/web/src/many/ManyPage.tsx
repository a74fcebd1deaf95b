import { go, usePlace, withQuery } from '../app/place';
import { useMayChange } from '../app/session';
import { useLive, useRooms } from '../live/useRooms';
import { NoBox } from '../parts/NoBox';
import { Page } from '../parts/Page';
import { Empty, Failed, Loading } from '../parts/States';
import { ChangeForm } from './ChangeForm';
import styles from './Many.module.css';
import { RunCard } from './RunCard';
import { RunsCard } from './RunsCard';
import { TemplatesCard } from './TemplatesCard';

/** Settings, templates, commands and tags for many boxes at once. */
export default function ManyPage() {
  const { rooms, error } = useRooms();
  const live = useLive();
  const place = usePlace();
  if (!useMayChange())
    return (
      <Empty icon="device" title="This is not for your account" whole>
        <p>Your account may look, but not change boxes. Ask an owner or an admin.</p>
      </Empty>
    );
  if (rooms === undefined && error !== undefined) return <Failed error={error} retry={live.retry} whole />;
  if (rooms === undefined) return <Loading what="the boxes" whole />;
  if (rooms.size === 0) return <NoBox icon="device" title="No device yet" />;
  const all = [...rooms.values()];
  const run = place.query.get('run');
  const open = (id: string | null) => {
    go(withQuery(place, { run: id }));
    window.scrollTo({ top: 0 });
  };
  return (
    <Page
      title="Many at once"
      head={
        <div>
          <h1>Many at once</h1>
          <p className={styles.lead}>
            Choose boxes and what they are to have. Nothing happens before you have seen it.
          </p>
        </div>
      }
    >
      {run === null ? (
        <ChangeForm rooms={all} onRun={open} />
      ) : (
        <RunCard key={run} run={run} rooms={rooms} open={open} />
      )}
      <TemplatesCard rooms={rooms} onRun={open} />
      <RunsCard key={`runs-${run}`} current={run} open={open} />
    </Page>
  );
}
