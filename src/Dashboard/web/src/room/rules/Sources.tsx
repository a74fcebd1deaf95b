import type { RoomSettings } from '../../api/contracts';
import { Button } from '../../parts/Button';
import { Icon } from '../../parts/Icon';
import { IconButton } from '../../parts/IconButton';
import styles from './Rules.module.css';
import { raised, sources, sourceWords } from './sources';
import type { ChangeRules } from './useRules';

interface Props {
  settings: RoomSettings;
  change: ChangeRules;
}

/** Where the music may come from, best first. The box refuses what its place may not play, and says why. */
export function Sources({ settings, change }: Props) {
  const named = settings.sources;
  const others = sources.filter((source) => !named.includes(source));
  const put = (next: (now: readonly string[]) => string[], said: string) =>
    void change((now) => ({ sources: next(now.sources) }), said);
  return (
    <section className={styles.part} aria-label="Where the music comes from" data-testid="sources">
      <h3>Where the music comes from</h3>
      {named.length === 0 ? (
        <p className={styles.note}>As the box is set up. Name a source to choose yourself.</p>
      ) : (
        <ol className={styles.sources}>
          {named.map((source, place) => (
            <li key={source} data-testid="source" data-value={source}>
              <span>{wordOf(source)}</span>
              <IconButton
                label={`${wordOf(source)} earlier`}
                disabled={place === 0}
                onClick={() => put((now) => raised(now, source), `${wordOf(source)} comes earlier now.`)}
              >
                <Icon name="up" />
              </IconButton>
              <IconButton
                label={`No ${wordOf(source)}`}
                onClick={() =>
                  put((now) => now.filter((one) => one !== source), `${wordOf(source)} is left out.`)
                }
              >
                <Icon name="close" />
              </IconButton>
            </li>
          ))}
        </ol>
      )}
      <div className={styles.buttons}>
        {others.map((source) => (
          <Button
            key={source}
            testId={`add-${source}`}
            onClick={() => put((now) => [...now, source], `${wordOf(source)} may come.`)}
          >
            {`Add ${wordOf(source)}`}
          </Button>
        ))}
        {named.length > 0 && (
          <Button testId="sources-as-set-up" onClick={() => put(() => [], 'As the box is set up.')}>
            As the box is set up
          </Button>
        )}
      </div>
    </section>
  );
}

const wordOf = (source: string) => sourceWords[source] ?? source;
