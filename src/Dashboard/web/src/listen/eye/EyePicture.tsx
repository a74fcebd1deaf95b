import { useEffect, useRef } from 'react';
import type { Eye } from './Eye';
import styles from './EyePicture.module.css';

/** What the camera sees, with a box around each face. It is drawn here and goes nowhere else. */
export function EyePicture({ eye }: { eye: Eye }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => (canvas.current === null ? undefined : eye.drawOn(canvas.current)), [eye]);
  return <canvas ref={canvas} className={styles.picture} data-testid="eye-picture" />;
}
