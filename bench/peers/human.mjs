// Human's BlazeFace and emotion network, on TensorFlow.js' WebAssembly; all else switched off, nothing cached.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const modelHost = 'http://models.invalid/';

const config = {
  backend: 'wasm',
  modelBasePath: modelHost,
  debug: false,
  async: false,
  cacheSensitivity: 0,
  cacheModels: false,
  filter: { enabled: false },
  gesture: { enabled: false },
  body: { enabled: false },
  hand: { enabled: false },
  object: { enabled: false },
  segmentation: { enabled: false },
  face: {
    enabled: true,
    detector: { rotation: false, maxDetected: 20, minConfidence: 0.5, skipFrames: 0, skipTime: 0 },
    mesh: { enabled: false },
    attention: { enabled: false },
    iris: { enabled: false },
    description: { enabled: false },
    antispoof: { enabled: false },
    liveness: { enabled: false },
    emotion: { enabled: true, minConfidence: 0, skipFrames: 0, skipTime: 0 },
  },
};

export async function openHuman() {
  serveModelsFromDisk(path.join(import.meta.dirname, 'node_modules/@vladmandic/human/models'));
  const wasm = require('@tensorflow/tfjs-backend-wasm');
  wasm.setThreadsCount(1);
  const { Human } = require('./node_modules/@vladmandic/human/dist/human.node-wasm.js');
  const wasmPath = path.join(import.meta.dirname, 'node_modules/@tensorflow/tfjs-backend-wasm/dist/');
  const human = new Human({ ...config, wasmPath });
  await human.tf.setBackend('wasm');
  await human.tf.ready();
  await human.load();
  return async ({ width, height, rgb }) => {
    const tensor = human.tf.tensor(rgb, [1, height, width, 3], 'float32');
    const result = await human.detect(tensor);
    human.tf.dispose(tensor);
    if (result.error) throw new Error(result.error);
    return result.face.map((face) => ({ box: face.box, expression: face.emotion?.[0]?.emotion ?? '' }));
  };
}

// Its loader knows only addresses; these never leave the machine.
function serveModelsFromDisk(folder) {
  const outside = globalThis.fetch;
  globalThis.fetch = async (url, init) => {
    const address = String(url?.url ?? url);
    if (!address.startsWith(modelHost)) return outside(url, init);
    const file = await readFile(path.join(folder, address.slice(modelHost.length)));
    const type = address.endsWith('.json') ? 'application/json' : 'application/octet-stream';
    return new Response(file, { headers: { 'content-type': type } });
  };
}
