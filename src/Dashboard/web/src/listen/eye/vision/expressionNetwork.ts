import type { InferenceSession } from 'onnxruntime-web/wasm';
import { type Expressions, expressionNames } from '../../../api/contracts';
import type { DetectedFace } from './detectedFace';
import { cropOf } from './faceCrop';
import type { NewTensor } from './faceDetector';
import { cropSide, FaceWarp } from './faceWarp';
import type { Frame } from './frame';

/** More faces in a frame take another run. */
const mostFaces = 16;

const pixelsAFace = cropSide * cropSide;

/** Our own network: grey faces of 48 x 48 in, the shares of eight expressions out. */
export class ExpressionNetwork {
  private readonly warp = new FaceWarp();
  private readonly crops = new Float32Array(mostFaces * pixelsAFace);

  constructor(
    private readonly network: InferenceSession,
    private readonly newTensor: NewTensor,
  ) {}

  /** What each face shows, in their order. */
  async read(frame: Frame, faces: readonly DetectedFace[]): Promise<Expressions[]> {
    const shown: Expressions[] = [];
    for (let first = 0; first < faces.length; first += mostFaces)
      shown.push(...(await this.readTogether(frame, faces.slice(first, first + mostFaces))));
    return shown;
  }

  /** Forgets the last faces. */
  forget(): void {
    this.crops.fill(0);
  }

  private async readTogether(frame: Frame, faces: readonly DetectedFace[]): Promise<Expressions[]> {
    for (const [i, face] of faces.entries())
      this.warp.cut(frame, cropOf(face), this.crops.subarray(i * pixelsAFace, (i + 1) * pixelsAFace));
    const input = this.newTensor(this.crops.subarray(0, faces.length * pixelsAFace), [
      faces.length,
      1,
      cropSide,
      cropSide,
    ]);
    const answers = await this.network.run({ faces: input });
    const shares = answers['probabilities']!.data as Float32Array;
    return faces.map((_, i) => expressionsOf(shares.subarray(i * expressionNames.length)));
  }
}

const expressionsOf = (shares: Float32Array) =>
  Object.fromEntries(expressionNames.map((name, i) => [name, shares[i]!])) as Expressions;
