import { closed, type EyeView } from './view';

/** The page's camera and what is read in its pictures. One a page; it belongs to no component. */
export class Eye {
  private shown: EyeView = closed;
  private readonly listeners = new Set<() => void>();

  protected canvas: HTMLCanvasElement | null = null;
  protected device: string | null = null;

  /** The view, the same object until something changes. */
  readonly view = (): EyeView => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Whose camera this is from now on; null sends nothing. */
  readonly watchFor = (device: string | null): void => {
    this.device = device;
  };

  /** Where the picture is drawn, until the answer is called. */
  readonly drawOn = (canvas: HTMLCanvasElement): (() => void) => {
    this.canvas = canvas;
    return () => {
      if (this.canvas === canvas) this.canvas = null;
    };
  };

  /** Asks for the camera and reads its pictures. A failure is a sentence in the view. */
  start(camera?: string): Promise<void> {
    this.show({ state: 'starting', camera: camera ?? null, problem: null });
    return Promise.resolve();
  }

  /** Ends the camera at once. */
  stop(): void {
    this.show(closed);
  }

  /** Reads a photograph, which stands in for the camera until `stop`. */
  readStill(file: Blob): Promise<void> {
    this.show({
      state: 'still',
      problem: file.size === 0 ? 'This file is empty. Choose another one.' : null,
    });
    return Promise.resolve();
  }

  private show(change: Partial<EyeView>) {
    this.shown = { ...this.shown, ...change };
    for (const listener of this.listeners) listener();
  }
}
