import { Link } from '../app/Link';
import { usePlace } from '../app/place';
import { Empty } from '../parts/States';
import styles from './MissingPage.module.css';

export function MissingPage() {
  const { path } = usePlace();
  return (
    <>
      <title>Not found · Roomtone</title>
      <Empty icon="search" title="There is no such page" whole>
        <p>
          Nothing is kept at <code className={styles.path}>{path}</code>.
        </p>
        <p className={styles.way}>
          <Link to="/">Go to the room</Link>
        </p>
      </Empty>
    </>
  );
}
