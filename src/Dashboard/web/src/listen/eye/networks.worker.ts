import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { Answer, Order } from './networks';
import { ExpressionNetwork } from './vision/expressionNetwork';
import { FaceDetector, type NewTensor } from './vision/faceDetector';
import { FaceReader } from './vision/faceReader';
import type { Frame } from './vision/frame';
import { factsOf } from './vision/modelFacts';

// The networks run here, so that the page stays quick. Pictures come in, numbers go out.

const newTensor: NewTensor = (numbers, shape) => new Tensor('float32', numbers, shape);
const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { willReadFrequently: true });
let reader: FaceReader | undefined;

const tell = (answer: Answer) => {
  postMessage(answer);
};

onmessage = ({ data }: MessageEvent<Order>) => {
  void obey(data).catch((error: unknown) => {
    tell({ kind: 'failed', id: data.id, cause: error instanceof Error ? error.message : String(error) });
  });
};

async function obey(order: Order): Promise<void> {
  if (order.kind === 'load') tell({ kind: 'loaded', id: order.id, notSureBelow: await load(order) });
  else if (order.kind === 'forget') reader?.forget();
  else {
    const frame = pixelsOf(order.picture);
    if (reader === undefined) throw new Error('The networks are not loaded.');
    const faces = await reader.read(frame, order.isStill);
    tell({ kind: 'read', id: order.id, faces, width: frame.width, height: frame.height });
  }
}

/** The answer is the confidence below which the expression network is not sure. */
async function load({ runtime, detector, expression }: Order & { kind: 'load' }): Promise<number> {
  // Threads need a page that is isolated from all others, which the players' frames do not allow.
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = { wasm: runtime };
  const [detectorModel, expressionModel] = await Promise.all([bytesOf(detector), bytesOf(expression)]);
  const threshold = Number(factsOf(expressionModel).get('not_sure_below') ?? NaN);
  if (!(threshold >= 0 && threshold <= 1)) throw new Error(`${expression} holds another network.`);
  reader = new FaceReader(
    new FaceDetector(await InferenceSession.create(detectorModel), newTensor),
    new ExpressionNetwork(await InferenceSession.create(expressionModel), newTensor),
  );
  return threshold;
}

async function bytesOf(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

function pixelsOf(picture: ImageBitmap): Frame {
  const { width, height } = picture;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  if (context === null) throw new Error('This browser has no canvas to read pictures with.');
  context.globalCompositeOperation = 'copy';
  context.drawImage(picture, 0, 0);
  picture.close();
  return { width, height, pixels: context.getImageData(0, 0, width, height).data };
}
