import { useEffect, useState } from 'react';
import {
  changeTemplate,
  leaveTemplate,
  listTemplates,
  type Pieces,
  previewTemplate,
  removeTemplate,
  type Template,
} from '../api/many';
import { useLoad } from '../api/useLoad';
import { go } from '../app/place';
import type { Rooms } from '../live/rooms';
import { useLive } from '../live/useRooms';
import { SureButton } from '../manage/SureButton';
import { useAct } from '../manage/useAct';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { Field } from '../parts/Field';
import { Loaded } from '../parts/Loaded';
import { count } from '../parts/words';
import { BoxName } from './BoxName';
import { templatesChanged } from './KeepAsTemplate';
import styles from './Many.module.css';
import { problemOf } from './pieces';
import { PiecesFields } from './PiecesFields';
import { PreviewSteps } from './PreviewSteps';

interface Props {
  rooms: Rooms;
  onRun: (run: string) => void;
}

/** The templates, which boxes follow each, and where they differ. */
export function TemplatesCard({ rooms, onRun }: Props) {
  const templates = useLoad(listTemplates);
  const { reload } = templates;
  useEffect(() => {
    window.addEventListener(templatesChanged, reload);
    return () => window.removeEventListener(templatesChanged, reload);
  }, [reload]);
  return (
    <Card
      title="Templates"
      hint="Settings with a name. A box follows one until it differs."
      testId="many-templates"
    >
      <Loaded load={templates} what="the templates">
        {(all) =>
          all.length === 0 ? (
            <p className={styles.hint}>None yet. Tick settings above and keep them as a template.</p>
          ) : (
            <ul className={styles.templates}>
              {all.map((template) => (
                <TemplateRow
                  key={`${template.id}-${template.revision}`}
                  template={template}
                  rooms={rooms}
                  onRun={onRun}
                  reload={reload}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

const together = 50;

interface RowProps extends Props {
  template: Template;
  reload: () => void;
}

function TemplateRow({ template, rooms, onRun, reload }: RowProps) {
  const [changing, setChanging] = useState(false);
  const [most, setMost] = useState(together);
  const live = useLive();
  const { act, busy } = useAct(() => {
    reload();
    void live.refresh();
  });
  const { name } = template;
  const followers = [...template.followers].sort(
    (a, b) => Number(b.state === 'differs') - Number(a.state === 'differs'),
  );
  const differ = followers.filter(({ state }) => state === 'differs');
  return (
    <li data-testid="template" data-template={template.id}>
      <p className={styles.templateName}>{name}</p>
      <p className={styles.hint}>{template.problem ?? template.words}</p>
      <p className={styles.hint}>
        {followers.length === 0
          ? 'No box follows it.'
          : `${count(followers.length, 'box follows', 'boxes follow')} it${differ.length === 0 ? '.' : `, ${differ.length} of them ${differ.length === 1 ? 'differs' : 'differ'}.`}`}
      </p>
      {followers.length > 0 && (
        <details>
          <summary data-testid="template-followers">Which boxes, and where they differ</summary>
          <ul className={styles.followers}>
            {followers.slice(0, most).map(({ device, state, differences }) => (
              <li key={device} data-state={state}>
                <p>
                  <BoxName id={device} room={rooms.get(device)} />
                </p>
                <p className={styles.hint}>
                  {state === 'follows' && 'As the template says.'}
                  {state === 'unknown' && 'Its settings are not known yet.'}
                  {differences.map((one) => `${one.name}: ${one.to} instead of ${one.from}`).join('; ')}
                </p>
                <div className={styles.foot}>
                  {state === 'differs' && (
                    <Button
                      onClick={() => {
                        go(`/many?to=${encodeURIComponent(`box:${device}`)}&template=${template.id}`);
                        window.scrollTo({ top: 0 });
                      }}
                    >
                      As the template again
                    </Button>
                  )}
                  <Button
                    busy={busy}
                    onClick={() => act(leaveTemplate(device), 'It follows no template any more.')}
                  >
                    Follow no more
                  </Button>
                </div>
              </li>
            ))}
          </ul>
          {followers.length > most && (
            <Button
              onClick={() => setMost(most + together)}
            >{`Show more of ${followers.length - most}`}</Button>
          )}
        </details>
      )}
      <div className={styles.foot}>
        <Button
          onClick={() => {
            go(`/many?template=${template.id}`);
            window.scrollTo({ top: 0 });
          }}
        >
          Let boxes follow it
        </Button>
        {template.mayChange && template.pieces !== null && (
          <Button aria-expanded={changing} onClick={() => setChanging(!changing)} testId="template-change">
            {changing ? 'Leave it as it is' : 'Change'}
          </Button>
        )}
        {template.mayChange && (
          <SureButton
            label="Remove"
            sure={`Really remove ${name}? The boxes keep their settings.`}
            disabled={busy}
            onSure={() => act(removeTemplate(template.id), 'The template is removed.')}
          />
        )}
      </div>
      {changing && template.pieces !== null && (
        <TemplateForm
          template={template}
          first={template.pieces}
          rooms={rooms}
          onRun={onRun}
          reload={reload}
        />
      )}
    </li>
  );
}

function TemplateForm({ template, first, rooms, onRun, reload }: RowProps & { first: Pieces }) {
  const [name, setName] = useState(template.name);
  const [pieces, setPieces] = useState(first);
  const draft = { name: name.trim(), pieces, revision: template.revision };
  const problem =
    draft.name === ''
      ? 'Give it a name.'
      : Object.keys(pieces).length === 0
        ? 'Tick at least one setting.'
        : problemOf(pieces);
  const all = [...rooms.values()];
  return (
    <div className={styles.inner}>
      <Field
        label="Its name"
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
        testId="template-name-change"
      />
      <PiecesFields rooms={all} pieces={pieces} change={setPieces} />
      <PreviewSteps
        key={JSON.stringify(draft)}
        rooms={all}
        problem={problem}
        mayBeEmpty
        title={`What changes in the boxes of ${template.name}`}
        preview={() => previewTemplate(template.id, draft)}
        apply={() =>
          changeTemplate(template.id, draft).then(({ run }) => {
            reload();
            if (run !== null) onRun(run);
          })
        }
      />
    </div>
  );
}
