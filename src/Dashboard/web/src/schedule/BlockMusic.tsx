import { explicitChoices, type ScheduleBlock } from '../api/contracts';
import { Select } from '../parts/Select';
import { Slider } from '../parts/Slider';
import { AimSelect } from '../room/rules/AimSelect';
import { PointFields } from '../room/rules/PointFields';
import { sources, sourceWords } from '../room/rules/sources';
import styles from './Schedule.module.css';

interface Props {
  block: ScheduleBlock;
  put: (part: Partial<ScheduleBlock>) => void;
  playlists: ReadonlyMap<string, string>;
}

const asEver = 'As at any other time';

const explicitWords: Record<(typeof explicitChoices)[number], string> = {
  allowed: 'Explicit music may come',
  refused: 'No explicit music',
  family: 'For families',
};

/** What plays, how loud, and how far the mood may bend it. What is left open is as at any other time. */
export function BlockMusic({ block, put, playlists }: Props) {
  const lists = [...playlists].map(([value, name]) => ({ value, name }));
  const isGone = block.playlist !== null && !playlists.has(block.playlist);
  const toggle = (source: string) =>
    put({
      sources: block.sources.includes(source)
        ? block.sources.filter((one) => one !== source)
        : [...block.sources, source],
    });
  return (
    <fieldset>
      <legend>Music</legend>
      <Select
        label="Playlist"
        value={block.playlist ?? ''}
        choices={[
          { value: '', name: asEver },
          ...lists,
          ...(isGone ? [{ value: block.playlist ?? '', name: 'A list that the box does not tell now' }] : []),
        ]}
        onChange={(id) => put({ playlist: id === '' ? null : id })}
        testId="block-playlist"
      />
      <div className={styles.part}>
        <p className={styles.note}>
          {block.sources.length === 0 ? 'From: as at any other time' : 'From, best first as you press them'}
        </p>
        <div className={styles.toggles} role="group" aria-label="Sources">
          {sources.map((source) => (
            <button
              key={source}
              type="button"
              aria-pressed={block.sources.includes(source)}
              data-testid={`block-source-${source}`}
              onClick={() => toggle(source)}
            >
              {block.sources.length > 1 && block.sources.includes(source)
                ? `${block.sources.indexOf(source) + 1}. ${sourceWords[source] ?? source}`
                : (sourceWords[source] ?? source)}
            </button>
          ))}
        </div>
      </div>
      <AimSelect
        label="Aim"
        value={block.aim ?? ''}
        open={asEver}
        onChange={(aim) => put({ aim: aim === '' ? null : aim })}
        testId="block-aim"
      />
      {block.aim === 'hold' && (
        <PointFields point={block.hold} onChange={(hold) => put({ hold })} testId="block-hold" />
      )}
      <Volumes block={block} put={put} />
      <Select
        label="Explicit music"
        value={block.explicit ?? ''}
        choices={[
          { value: '', name: asEver },
          ...explicitChoices.map((value) => ({ value, name: explicitWords[value] })),
        ]}
        hint="Where the room's own rule is stricter, that one holds."
        onChange={(value) => put({ explicit: explicitChoices.find((one) => one === value) ?? null })}
        testId="block-explicit"
      />
      <Percent
        label="The mood bends it"
        value={Math.round((block.moodShare ?? 1) * 100)}
        onChange={(value) => put({ moodShare: value === 100 ? null : value / 100 })}
        testId="block-mood"
      />
      <p className={styles.note}>
        At 0 % the room&apos;s mood changes nothing, at 100 % it has its full share.
      </p>
    </fieldset>
  );
}

function Volumes({ block, put }: Pick<Props, 'block' | 'put'>) {
  const { volumeFrom, volumeTo } = block;
  return (
    <>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={volumeFrom !== null}
          data-testid="block-volume"
          onChange={({ target }) =>
            put(target.checked ? { volumeFrom: 40, volumeTo: null } : { volumeFrom: null, volumeTo: null })
          }
        />
        Set the volume
      </label>
      {volumeFrom !== null && (
        <>
          <Percent
            label="Volume at first"
            value={volumeFrom}
            onChange={(value) => put({ volumeFrom: value })}
            testId="block-volume-from"
          />
          <Percent
            label="Volume at the end"
            value={volumeTo ?? volumeFrom}
            onChange={(value) => put({ volumeTo: value })}
            testId="block-volume-to"
          />
        </>
      )}
    </>
  );
}

interface PercentProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  testId: string;
}

export function Percent({ label, value, onChange, testId }: PercentProps) {
  return (
    <div className={styles.axis}>
      <span aria-hidden="true">{label}</span>
      <Slider label={label} value={value} text={`${value} %`} onChange={onChange} testId={testId} />
      <output>{`${value} %`}</output>
    </div>
  );
}
