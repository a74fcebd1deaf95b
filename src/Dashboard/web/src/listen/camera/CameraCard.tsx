import type { Room } from '../../live/rooms';
import { Button } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { Icon } from '../../parts/Icon';
import { expressionWords, percent } from '../../parts/words';
import { ExpressionBars } from '../../room/Expressions';
import { EyePicture } from '../eye/EyePicture';
import type { UsedEye } from '../eye/useEye';
import styles from './CameraCard.module.css';
import { PhotographButton } from './PhotographButton';
import { cameraNote } from './cameraNote';

/** What this page's camera or a photograph shows, and what is read in it. */
export function CameraCard({ room, eye }: { room: Room; eye: UsedEye }) {
  const note = cameraNote(room);
  const isOff = eye.state === 'off';
  return (
    <Card
      title="Camera of this page"
      hint="The picture stays in this browser. Only numbers leave it."
      testId="camera-card"
    >
      {note !== undefined && (
        <p className={styles.note} data-testid="camera-note">
          <Icon name="alert" size={18} />
          {note}
        </p>
      )}
      {!isOff && (
        <div className={styles.picture}>
          <EyePicture eye={eye.eye} />
        </div>
      )}
      {eye.problem !== null && (
        <p className={styles.note} role="alert" data-testid="eye-problem">
          <Icon name="alert" size={18} />
          {eye.problem}
        </p>
      )}
      <p className={styles.state} role="status" data-testid="eye-state" data-value={eye.state}>
        {stateWords(eye)}
      </p>
      <div className={styles.actions}>
        {isOff ? (
          <Button testId="eye-start" onClick={() => eye.start()}>
            <Icon name="camera" />
            Camera on
          </Button>
        ) : (
          <Button testId="eye-stop" onClick={eye.stop}>
            <Icon name="cameraOff" />
            {eye.state === 'still' ? 'Put it away' : 'Camera off'}
          </Button>
        )}
        <PhotographButton onChoose={eye.readStill} />
        <CameraChoice eye={eye} />
      </div>
      {eye.expressions !== null && <ExpressionBars shares={eye.expressions} />}
    </Card>
  );
}

function stateWords({ state, faces, label, confidence }: UsedEye): string {
  if (state === 'off') return '';
  if (state === 'starting') return 'The camera starts…';
  if (state === 'paused') return 'The camera waits while this page is hidden.';
  if (faces.length === 0) return 'No face is in the picture.';
  const who = faces.length === 1 ? 'One face' : `${faces.length} faces`;
  return label === null
    ? `${who}; no expression is sure.`
    : `${who}; expression: ${expressionWords[label].toLowerCase()}, ${percent(confidence)}.`;
}

function CameraChoice({ eye }: { eye: UsedEye }) {
  if (eye.cameras.length < 2 || eye.state === 'still') return null;
  return (
    <select
      aria-label="Camera"
      className={styles.cameras}
      data-testid="eye-camera"
      value={eye.camera ?? ''}
      onChange={(event) => eye.start(event.target.value)}
    >
      {eye.cameras.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
