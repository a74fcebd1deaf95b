import type { Expressions } from '../../../api/contracts';
import { marked } from './detectedFace';
import type { ExpressionNetwork } from './expressionNetwork';
import type { FaceDetector } from './faceDetector';
import type { Box, Frame } from './frame';
import { regionsOfFrame, regionsOfStill } from './regions';

/** Faces that the detector is less sure of are left out; the agent's Vision:MinScore, which says what it costs. */
const minScore = 0.6;

/** In pixels of the frame. */
export interface ReadFace {
  box: Box;
  score: number;
  expressions: Expressions;
}

/** Finds the faces of a picture and reads what they show, each picture for itself, as the agent's FaceReader. */
export class FaceReader {
  constructor(
    private readonly detector: FaceDetector,
    private readonly network: ExpressionNetwork,
  ) {}

  /** The surest first. A photograph is worth a closer look than a passing frame. */
  async read(frame: Frame, isStill: boolean): Promise<ReadFace[]> {
    const regions = (isStill ? regionsOfStill : regionsOfFrame)(frame.width, frame.height);
    const found = await this.detector.detect(frame, regions, minScore);
    const shown = await this.network.read(frame, found);
    if (isStill) this.detector.forget();
    return found.map(({ box, score }, i) => ({ box: marked(box), score, expressions: shown[i]! }));
  }

  /** Forgets the last picture. */
  forget(): void {
    this.detector.forget();
    this.network.forget();
  }
}
