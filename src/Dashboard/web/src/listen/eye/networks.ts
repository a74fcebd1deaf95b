import runtime from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import detector from '@models/blazeface/blazeface-256.onnx?url';
import expression from '@models/expression.onnx?url';
import type { ReadFace } from './vision/faceReader';

/** What the worker is asked. */
export type Order =
  | { kind: 'load'; id: number; runtime: string; detector: string; expression: string }
  | { kind: 'read'; id: number; picture: ImageBitmap; isStill: boolean }
  | { kind: 'forget'; id: number };

/** What the worker answers. */
export type Answer =
  | { kind: 'loaded'; id: number; notSureBelow: number }
  | { kind: 'read'; id: number; faces: ReadFace[]; width: number; height: number }
  | { kind: 'failed'; id: number; cause: string };

/** The faces of a picture, in its pixels. */
export interface Reading {
  faces: ReadFace[];
  width: number;
  height: number;
}

interface Waiting {
  done: (answer: Answer) => void;
  failed: (error: Error) => void;
}

/** The two networks in their worker. */
export class Networks {
  private readonly waiting = new Map<number, Waiting>();
  private ids = 0;

  private constructor(private readonly worker: Worker) {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      const waiting = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if (data.kind === 'failed') waiting?.failed(new Error(data.cause));
      else waiting?.done(data);
    };
    worker.onerror = (event) => {
      for (const { failed } of this.waiting.values()) failed(new Error(event.message));
      this.waiting.clear();
    };
  }

  /** The confidence below which an expression is "not sure". */
  notSureBelow = 1;

  /** Throws an Error with a sentence in it. */
  static async load(): Promise<Networks> {
    if (typeof WebAssembly !== 'object' || typeof OffscreenCanvas !== 'function')
      throw new Error(
        'This browser is too old to read expressions. Update it, or open the page in another one.',
      );
    const networks = new Networks(
      new Worker(new URL('./networks.worker.ts', import.meta.url), { type: 'module' }),
    );
    try {
      const answer = await networks.ask({ kind: 'load', runtime, detector, expression });
      if (answer.kind === 'loaded') networks.notSureBelow = answer.notSureBelow;
      return networks;
    } catch (error) {
      networks.end();
      throw new Error(
        `The networks that read expressions cannot be loaded. Check the network, then tap Start again. (${(error as Error).message})`,
        { cause: error },
      );
    }
  }

  /** The picture is given away. */
  async read(picture: ImageBitmap, isStill: boolean): Promise<Reading> {
    const answer = await this.ask({ kind: 'read', picture, isStill }, [picture]);
    return answer.kind === 'read' ? answer : { faces: [], width: 0, height: 0 };
  }

  /** Wipes what is left of the last picture. */
  forget(): void {
    this.worker.postMessage({ kind: 'forget', id: this.ids++ } satisfies Order);
  }

  end(): void {
    this.worker.terminate();
  }

  private ask(order: Unnumbered, transfer: Transferable[] = []): Promise<Answer> {
    const id = this.ids++;
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed });
      this.worker.postMessage({ ...order, id }, transfer);
    });
  }
}

type Unnumbered = Order extends infer Each ? (Each extends Order ? Omit<Each, 'id'> : never) : never;
