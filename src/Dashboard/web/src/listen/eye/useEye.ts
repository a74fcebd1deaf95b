import { useEffect, useState, useSyncExternalStore } from 'react';
import { Eye } from './Eye';
import type { EyeView } from './view';

export interface UsedEye extends EyeView {
  /** From a tap, since the browser may ask the person first. */
  start: (camera?: string) => void;
  /** Ends the camera's track at once. */
  stop: () => void;
  /** A photograph stands in for the camera until `stop`. */
  readStill: (file: Blob) => void;
  /** For `EyePicture`. */
  eye: Eye;
}

/** The eye of this page. It is stopped when the component goes. */
export function useEye(device: string | null): UsedEye {
  const [eye] = useState(() => new Eye());
  const view = useSyncExternalStore(eye.subscribe, eye.view);
  useEffect(() => eye.watchFor(device), [eye, device]);
  useEffect(() => eye.follow(), [eye]);
  return {
    ...view,
    eye,
    start: (camera) => void eye.start(camera),
    stop: () => eye.stop(),
    readStill: (file) => void eye.readStill(file),
  };
}
