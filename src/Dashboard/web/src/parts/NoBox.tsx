import { Link } from '../app/Link';
import { useMayAdminister } from '../app/session';
import type { IconName } from './Icon';
import { Empty } from './States';

/** Before the first box: how one comes here. */
export function NoBox({ icon, title }: { icon: IconName; title: string }) {
  const mayAdd = useMayAdminister();
  return (
    <>
      <title>{`${title} · Roomtone`}</title>
      <Empty icon={icon} title={title} whole>
        <p>A box shows up here by itself, as soon as it reaches the broker for the first time.</p>
        {mayAdd && (
          <p>
            <Link to="/manage/devices">Make a code for a box to join with</Link>
          </p>
        )}
      </Empty>
    </>
  );
}
