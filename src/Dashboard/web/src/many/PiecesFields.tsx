import { useState } from 'react';
import type { Aim } from '../api/contracts';
import { readSettings } from '../api/devices';
import type { PieceKey, Pieces } from '../api/many';
import { Chips } from '../devices/settings/Chips';
import { fullNameOf } from '../live/names';
import type { Room } from '../live/rooms';
import { Combobox } from '../parts/Combobox';
import { Field } from '../parts/Field';
import { useNotice } from '../parts/notice';
import { Select } from '../parts/Select';
import { languageName } from '../parts/words';
import { aimWords } from '../room/rules/aims';
import styles from './Many.module.css';
import { pieceFields, takenWords, without } from './pieces';
import { SourcesField } from './SourcesField';

interface Props {
  rooms: readonly Room[];
  pieces: Pieces;
  change: (pieces: Pieces) => void;
}

const explicitChoices = [
  { value: 'allowed', name: 'All music' },
  { value: 'refused', name: 'Nothing known to be explicit' },
  { value: 'family', name: 'Family: only what is known to be clean' },
];

const hints = {
  genres: 'As the tracks are tagged. Empty means all.',
  languages: 'Codes such as en or de. Empty means all.',
  blockedArtists: 'They never come, alone or with others. Empty means none.',
};

/** Which settings are changed, and to what. What is not ticked stays as each box has it. */
export function PiecesFields({ rooms, pieces, change }: Props) {
  const [model, setModel] = useState('');
  const tell = useNotice();
  const put = (part: Pieces) => change({ ...pieces, ...part });

  const toggle = (key: PieceKey, first: Pieces | undefined) => {
    if (key in pieces) change(without(pieces, key));
    else if (first !== undefined) put(first);
    else take(key);
  };
  const take = (key: PieceKey) => {
    readSettings(model).then(
      ({ settings }) => put({ [key]: settings[key] ?? null }),
      (error: unknown) => tell({ kind: 'error', text: (error as Error).message }),
    );
  };
  const choices = rooms
    .map((room) => ({ id: room.id, name: fullNameOf(room), note: '' }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  return (
    <>
      <ul className={styles.pieces}>
        {pieceFields
          .filter(({ first }) => first !== undefined)
          .map(({ key, label, first }) => (
            <li key={key} data-on={key in pieces}>
              <label className={styles.tick}>
                <input
                  type="checkbox"
                  checked={key in pieces}
                  onChange={() => toggle(key, first)}
                  data-testid={`piece-${key}`}
                />
                <span>{label}</span>
              </label>
              {key in pieces && <PieceField of={key} pieces={pieces} put={put} />}
            </li>
          ))}
      </ul>
      <div className={styles.model}>
        <h3>As in a room</h3>
        <Combobox
          label="The room to take it from"
          value={choices.find(({ id }) => id === model)?.name ?? ''}
          options={choices}
          onChoose={setModel}
          placeholder="Choose a room"
          testId="piece-model"
        />
        <p className={styles.hint}>
          A schedule, hours and stations are made in one room and taken from there. Choose the room, then
          tick.
        </p>
        <ul className={styles.pieces}>
          {pieceFields
            .filter(({ first }) => first === undefined)
            .map(({ key, label }) => (
              <li key={key} data-on={key in pieces}>
                <label className={styles.tick}>
                  <input
                    type="checkbox"
                    checked={key in pieces}
                    disabled={model === '' && !(key in pieces)}
                    onChange={() => toggle(key, undefined)}
                    data-testid={`piece-${key}`}
                  />
                  <span>{label}</span>
                </label>
                {key in pieces && <p className={styles.hint}>{takenWords(key, pieces)}</p>}
              </li>
            ))}
        </ul>
      </div>
    </>
  );
}

interface FieldProps {
  of: PieceKey;
  pieces: Pieces;
  put: (part: Pieces) => void;
}

function PieceField({ of, pieces, put }: FieldProps) {
  switch (of) {
    case 'maxVolumePercent':
    case 'minPeople':
      return (
        <Field
          label={of === 'minPeople' ? 'At least so many' : 'Percent'}
          type="number"
          min={of === 'minPeople' ? 1 : 0}
          max={100}
          value={Number.isNaN(pieces[of]) ? '' : pieces[of]}
          onChange={(event) => put({ [of]: event.target.valueAsNumber })}
          testId={`piece-${of}-value`}
        />
      );
    case 'explicit':
      return (
        <Select
          label="What may come"
          value={pieces.explicit ?? ''}
          choices={explicitChoices}
          onChange={(explicit) => put({ explicit: explicit as Pieces['explicit'] })}
          testId="piece-explicit-value"
        />
      );
    case 'aim':
      return (
        <Select
          label="Aim"
          value={pieces.aim ?? ''}
          choices={[
            { value: '', name: 'As the box is set up' },
            ...(['match', 'lift', 'calm'] as const).map((aim) => ({ value: aim, name: aimWords[aim] })),
          ]}
          onChange={(aim) => put({ aim: aim === '' ? null : (aim as Aim) })}
          testId="piece-aim-value"
        />
      );
    case 'sources':
      return <SourcesField value={pieces.sources ?? []} change={(sources) => put({ sources })} />;
    case 'genres':
    case 'languages':
    case 'blockedArtists':
      return (
        <Chips
          label={of === 'blockedArtists' ? 'Names' : 'Words'}
          hint={hints[of]}
          values={pieces[of] ?? []}
          name={of === 'languages' ? languageName : undefined}
          onChange={(values) => put({ [of]: values })}
          testId={`piece-${of}-value`}
        />
      );
    default:
      return null;
  }
}
