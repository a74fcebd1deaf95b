import type { Expressions, expressionNames } from '../../api/contracts';

export type ExpressionName = (typeof expressionNames)[number];

/**
 * `off`: nothing is looked at. `starting`: the networks are loaded and the camera is asked for. `watching`: the camera's
 * pictures are read. `paused`: the page is hidden, the camera waits. `still`: a photograph stands in for the camera.
 */
export type EyeState = 'off' | 'starting' | 'watching' | 'paused' | 'still';

/** A face, in parts of the picture: 0 to 1 from its upper left corner; a box may reach beyond it. */
export interface EyeFace {
  x: number;
  y: number;
  width: number;
  height: number;
  /** How sure the detector is, 0 to 1. */
  score: number;
  expressions: Expressions;
  /** The strongest expression; null where the network is not sure. */
  label: ExpressionName | null;
  /** The share of the strongest expression. */
  confidence: number;
}

export interface EyeCamera {
  id: string;
  name: string;
}

/** What a page shows of its eye. Nothing in it is a picture. */
export interface EyeView {
  state: EyeState;
  /** What is wrong and what to do, as a sentence; null where all is well. It may stand while the camera runs. */
  problem: string | null;
  /** Of the last picture, the surest first. */
  faces: readonly EyeFace[];
  /** The mean of the faces' shares; null where there is no face. */
  expressions: Expressions | null;
  /** The strongest of the mean; null where there is no face, or none is read well enough. */
  label: ExpressionName | null;
  /** The share of the strongest of the mean, 0 to 1. */
  confidence: number;
  /** Pictures read a second, over the last few seconds. */
  perSecond: number;
  /** Those to choose from, once the browser has been allowed to name them. */
  cameras: readonly EyeCamera[];
  /** The id of the camera in use. */
  camera: string | null;
}

export const closed: EyeView = {
  state: 'off',
  problem: null,
  faces: [],
  expressions: null,
  label: null,
  confidence: 0,
  perSecond: 0,
  cameras: [],
  camera: null,
};
