// face-api's tiny detector and its expression network, on TensorFlow.js' WebAssembly.
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

export async function openFaceApi() {
  const wasm = require('@tensorflow/tfjs-backend-wasm');
  wasm.setThreadsCount(1);
  const faceapi = require('./node_modules/@vladmandic/face-api/dist/face-api.node-wasm.js');
  const tf = faceapi.tf;
  await tf.setBackend('wasm');
  await tf.ready();
  const models = path.join(import.meta.dirname, 'node_modules/@vladmandic/face-api/model');
  await faceapi.nets.tinyFaceDetector.loadFromDisk(models);
  await faceapi.nets.faceExpressionNet.loadFromDisk(models);
  const options = new faceapi.TinyFaceDetectorOptions({ inputSize: 416, scoreThreshold: 0.5 });
  return async ({ width, height, rgb }) => {
    const tensor = tf.tensor3d(rgb, [height, width, 3], 'int32');
    const found = await faceapi.detectAllFaces(tensor, options).withFaceExpressions();
    tensor.dispose();
    return found.map(({ detection, expressions }) => ({
      box: [detection.box.x, detection.box.y, detection.box.width, detection.box.height],
      expression: Object.entries(expressions).sort((one, other) => other[1] - one[1])[0][0],
    }));
  };
}
