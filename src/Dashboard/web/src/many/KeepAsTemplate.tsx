import { makeTemplate, type Pieces } from '../api/many';
import { NewNamed } from '../manage/NewNamed';

interface Props {
  pieces: Pieces;
  onKept: () => void;
}

/** Gives the ticked settings a name, so that boxes can follow them. */
export function KeepAsTemplate({ pieces, onKept }: Props) {
  if (Object.keys(pieces).length === 0) return null;
  return (
    <NewNamed
      label="Keep these settings as a template"
      action="Keep"
      make={(name) => makeTemplate(name, pieces)}
      onMade={() => window.dispatchEvent(new Event(templatesChanged))}
      reload={onKept}
      testId="template"
    />
  );
}

/** Said on the window when there is another template. */
export const templatesChanged = 'roomtone-templates';
