import { useEffect, useRef, useSyncExternalStore } from 'react';
import { count, expressionWords, percent } from '../../parts/words';
import type { Eye } from './Eye';
import styles from './EyePicture.module.css';
import type { EyeFace } from './view';

/** What the camera sees, with a box around each face. It is drawn here and goes nowhere else. */
export function EyePicture({ eye }: { eye: Eye }) {
  const { state, faces } = useSyncExternalStore(eye.subscribe, eye.view);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => (canvas.current === null ? undefined : eye.drawOn(canvas.current)), [eye]);
  return (
    <canvas
      ref={canvas}
      className={styles.picture}
      role="img"
      aria-label={wordsOf(faces)}
      data-testid="eye-picture"
      data-state={state}
      data-faces={JSON.stringify(faces)}
    />
  );
}

function wordsOf(faces: readonly EyeFace[]): string {
  if (faces.length === 0) return 'The picture; no face is found in it';
  const each = faces.map(({ label, confidence }) =>
    label === null ? 'not sure' : `${expressionWords[label]} ${percent(confidence)}`,
  );
  return `The picture; ${count(faces.length, 'face')}: ${each.join(', ')}`;
}
