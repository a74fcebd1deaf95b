import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { coarseAnchors, detectorSide, fineAnchors } from './anchors';
import { decode, type DetectedFace, inFrame, isWhole, numbersAFace } from './detectedFace';
import type { Frame, Point } from './frame';
import { Letterbox } from './letterbox';
import { suppress } from './nonMaximumSuppression';
import type { Region } from './regions';

export type NewTensor = (numbers: Float32Array, shape: number[]) => Tensor;

/** Finds the faces of a frame by looking at regions of it. */
export class FaceDetector {
  private readonly letterboxes = new Map<string, Letterbox>();
  private readonly square = new Float32Array(detectorSide * detectorSide * 3);
  private readonly input: Tensor;

  constructor(
    private readonly network: InferenceSession,
    newTensor: NewTensor,
  ) {
    this.input = newTensor(this.square, [1, detectorSide, detectorSide, 3]);
  }

  /** The faces, the surest first, in pixels of the frame. */
  async detect(frame: Frame, regions: readonly Region[], minScore: number): Promise<DetectedFace[]> {
    const found: DetectedFace[] = [];
    for (const region of regions) found.push(...(await this.lookAt(frame, region, minScore)));
    return regions.length > 1 ? suppress(found) : found;
  }

  /** Forgets the sizes of pictures that will not come again. */
  forget(): void {
    this.letterboxes.clear();
    this.square.fill(0);
  }

  private async lookAt(frame: Frame, region: Region, minScore: number): Promise<DetectedFace[]> {
    const letterbox = this.letterboxFor(region);
    letterbox.fill(frame, region, this.square);
    const answers = await this.network.run({ 'input:0': this.input });
    const numbers = (name: string) => answers[name]!.data as Float32Array;
    const least = minScore / region.trust;
    const faces = suppress([
      ...collect(fineAnchors, numbers('Identity:0'), numbers('Identity_2:0'), least),
      ...collect(coarseAnchors, numbers('Identity_1:0'), numbers('Identity_3:0'), least),
    ]);
    return faces
      .filter(({ box }) => isWhole(box, letterbox, region, frame))
      .map((face) => inFrame(face, letterbox, region));
  }

  private letterboxFor({ width, height }: Region): Letterbox {
    const size = `${width} x ${height}`;
    const known = this.letterboxes.get(size);
    if (known !== undefined) return known;
    const letterbox = new Letterbox(width, height);
    this.letterboxes.set(size, letterbox);
    return letterbox;
  }
}

function collect(
  anchors: readonly Point[],
  logits: Float32Array,
  numbers: Float32Array,
  minScore: number,
): DetectedFace[] {
  if (minScore >= 1) return [];
  const minLogit = Math.log(minScore / (1 - minScore));
  const faces: DetectedFace[] = [];
  for (const [i, anchor] of anchors.entries()) {
    const logit = logits[i]!;
    if (logit < minLogit) continue;
    const face = decode(numbers, i * numbersAFace, anchor, 1 / (1 + Math.exp(-logit)));
    // Nothing forbids the network a size below zero.
    if (face.box.width > 0 && face.box.height > 0) faces.push(face);
  }
  return faces;
}
