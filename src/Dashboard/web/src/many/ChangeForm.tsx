import { useState } from 'react';
import { changeMany, listTemplates, type Pieces, previewMany, type Wanted } from '../api/many';
import { useLoad } from '../api/useLoad';
import { go, usePlace, withQuery } from '../app/place';
import type { Room } from '../live/rooms';
import { Card } from '../parts/Card';
import { Select } from '../parts/Select';
import { BoxesList } from './BoxesList';
import { commandChoices, commandOf } from './commandChoices';
import { CommandFields } from './CommandFields';
import { KeepAsTemplate } from './KeepAsTemplate';
import styles from './Many.module.css';
import { problemOf } from './pieces';
import { PiecesFields } from './PiecesFields';
import { PreviewSteps } from './PreviewSteps';
import { TagFields } from './TagFields';
import { boxesOf, choicesOf, readChosen, targetsOf } from './targets';

const kinds = [
  { kind: 'settings', name: 'Settings' },
  { kind: 'template', name: 'Template' },
  { kind: 'command', name: 'Command' },
  { kind: 'tags', name: 'Tags' },
] as const;
type Kind = (typeof kinds)[number]['kind'];

interface Props {
  rooms: readonly Room[];
  onRun: (run: string) => void;
}

/** Which boxes, what they are to have, what that would do; then it is done. */
export function ChangeForm({ rooms, onRun }: Props) {
  const place = usePlace();
  const to = place.query.get('to') ?? 'all';
  const [chosen] = useState(readChosen);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [kind, setKind] = useState<Kind>(place.query.get('template') === null ? 'settings' : 'template');
  const [pieces, setPieces] = useState<Pieces>({});
  const [template, setTemplate] = useState(place.query.get('template') ?? '');
  const [command, setCommand] = useState(0);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const templates = useLoad(listTemplates);

  const boxes = boxesOf(rooms, to, chosen);
  const targets = targetsOf(to, boxes, left);
  const known = choicesOf(rooms, chosen);
  const choices = known.some(({ value }) => value === to)
    ? known
    : [...known, { value: to, name: `${boxes.length === 1 ? 'One box' : to} (${boxes.length})` }];
  const wanted = wantedOf();

  /** What is to be sent; a sentence where something is missing. */
  function wantedOf(): Wanted | string {
    if (kind === 'template') return template === '' ? 'Choose a template.' : { template };
    if (kind === 'command') {
      const choice = commandChoices[command];
      if (choice === undefined) return 'Choose a command.';
      const made = commandOf(choice, values);
      return typeof made === 'string' ? made : { command: made };
    }
    if (Object.keys(pieces).length === 0) return 'Tick at least one setting.';
    return problemOf(pieces) ?? { pieces };
  }

  return (
    <>
      <Card title="Which boxes" testId="many-boxes">
        <Select
          label="Boxes"
          value={to}
          choices={choices}
          onChange={(value) => {
            setLeft(new Set());
            go(withQuery(place, { to: value }), true);
          }}
          testId="many-to"
        />
        <BoxesList boxes={boxes} left={left} leave={setLeft} />
      </Card>
      <Card title="What they are to have" testId="many-what">
        <div className={styles.kinds} role="group" aria-label="What to change">
          {kinds.map((one) => (
            <button
              key={one.kind}
              type="button"
              className={styles.kind}
              aria-pressed={kind === one.kind}
              data-testid={`many-${one.kind}`}
              onClick={() => setKind(one.kind)}
            >
              {one.name}
            </button>
          ))}
        </div>
        {kind === 'settings' && (
          <>
            <PiecesFields rooms={rooms} pieces={pieces} change={setPieces} />
            <KeepAsTemplate pieces={pieces} onKept={templates.reload} />
          </>
        )}
        {kind === 'template' && (
          <Select
            label="Template"
            hint="The boxes get its settings now, and follow its changes until they differ."
            value={template}
            choices={[
              { value: '', name: 'Choose one' },
              ...(templates.value ?? []).map(({ id, name }) => ({ value: id, name })),
            ]}
            onChange={setTemplate}
            testId="many-template-choice"
          />
        )}
        {kind === 'command' && (
          <CommandFields chosen={command} choose={setCommand} values={values} change={setValues} />
        )}
        {kind === 'tags' && <TagFields targets={targets} boxes={boxes} />}
      </Card>
      {kind !== 'tags' && (
        <PreviewSteps
          key={JSON.stringify([targets, wanted])}
          rooms={rooms}
          problem={typeof wanted === 'string' ? wanted : undefined}
          preview={() => previewMany(targets, wanted as Wanted)}
          apply={() => changeMany(targets, wanted as Wanted).then(({ id }) => onRun(id))}
        />
      )}
    </>
  );
}
