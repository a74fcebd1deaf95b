import { longerSide, listCameras, lostCamera, type OpenCamera, openCamera } from './camera';
import { draw, wipe } from './drawing';
import { facesOf, meanOf, smoothed, strongest } from './impression';
import { Networks, type Reading } from './networks';
import { Pace } from './pace';
import { openPhotograph } from './photograph';
import { ReadingSender } from './ReadingSender';
import { closed, type EyeView } from './view';

/** Between two looks at the camera; a photograph that stands in for one is told as often. */
const lookEveryMs = 200;

const hiddenPage = 'This page is hidden, so its camera waits. It goes on when you come back.';

/** What is looked at, from a start to its stop. */
interface Run {
  camera: OpenCamera | null;
  photograph: ImageBitmap | null;
  pace: Pace;
  readAt: number;
  /** Counts up as watching begins again, so that only one loop looks. */
  turn: number;
  /** What readings do not reach the box, as a sentence. */
  sending: string | null;
}

/** The page's camera and what is read in its pictures. The pictures stay here: only numbers of faces are sent. */
export class Eye {
  private shown: EyeView = closed;
  private readonly listeners = new Set<() => void>();
  private networks: Promise<Networks> | null = null;
  private run: Run | null = null;
  private sender: ReadingSender | null = null;
  private device: string | null = null;
  private canvas: HTMLCanvasElement | null = null;

  /** The view, the same object until something changes. */
  readonly view = (): EyeView => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Whose camera this is from now on; null sends nothing. */
  readonly watchFor = (device: string | null): void => {
    if (device === this.device) return;
    this.sender?.stop();
    this.device = device;
    this.sender =
      device === null ? null : new ReadingSender(device, (problem) => this.noteSending(device, problem));
  };

  /** Where the picture is drawn, until the answer is called. */
  readonly drawOn = (canvas: HTMLCanvasElement): (() => void) => {
    this.canvas = canvas;
    if (this.run !== null) this.drawNow(this.run);
    return () => {
      if (this.canvas === canvas) this.canvas = null;
    };
  };

  /** Follows the page as it is hidden, shown and closed, until the answer is called. */
  readonly follow = (): (() => void) => {
    const onVisibility = () => this.setHidden(document.hidden);
    const onHide = () => this.stop();
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('pagehide', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pagehide', onHide);
      this.stop();
      this.endNetworks();
    };
  };

  /** Asks for the camera and reads its pictures. A failure is a sentence in the view. */
  async start(camera: string | null = null): Promise<void> {
    const run = this.begin();
    try {
      const opening = openCamera(camera, () => this.fail(run, lostCamera));
      // Both take their time; a refusal of the camera comes first, as it is the person's own.
      const loading = this.load();
      loading.catch(() => undefined);
      run.camera = await opening;
      if (run !== this.run) {
        run.camera.close();
        return;
      }
      await loading;
      if (run !== this.run) return;
      this.show({ state: 'watching', camera: run.camera.id });
      void this.draw(run);
      void this.watch(run);
      const cameras = await listCameras();
      if (run === this.run) this.show({ cameras });
    } catch (error) {
      this.fail(run, (error as Error).message);
    }
  }

  /** Reads a photograph, which stands in for the camera until `stop`. */
  async readStill(file: Blob): Promise<void> {
    const run = this.begin();
    try {
      run.photograph = await openPhotograph(file);
      const networks = await this.load();
      if (run !== this.run) {
        run.photograph.close();
        return;
      }
      const reading = await networks.read(await createImageBitmap(run.photograph), true);
      networks.forget();
      if (run !== this.run) return;
      this.show({ state: 'still' });
      this.take(run, networks, reading);
      this.drawNow(run);
      await this.repeat(run, reading);
    } catch (error) {
      this.fail(run, (error as Error).message);
    }
  }

  /** Ends the camera at once. */
  stop(): void {
    const { run } = this;
    this.run = null;
    run?.camera?.close();
    run?.photograph?.close();
    this.sender?.stop();
    if (this.canvas !== null) wipe(this.canvas);
    void this.networks?.then(
      (networks) => networks.forget(),
      () => undefined,
    );
    this.show({ ...closed, cameras: this.shown.cameras });
  }

  private begin(): Run {
    this.stop();
    this.run = { camera: null, photograph: null, pace: new Pace(), readAt: 0, turn: 0, sending: null };
    this.show({ state: 'starting' });
    return this.run;
  }

  private fail(run: Run, problem: string): void {
    if (run !== this.run) return;
    this.stop();
    this.show({ problem });
  }

  private load(): Promise<Networks> {
    this.networks ??= Networks.load();
    // What has failed is tried again at the next start.
    this.networks.catch(() => (this.networks = null));
    return this.networks;
  }

  private endNetworks(): void {
    void this.networks?.then(
      (networks) => networks.end(),
      () => undefined,
    );
    this.networks = null;
  }

  private async watch(run: Run): Promise<void> {
    const turn = ++run.turn;
    try {
      const networks = await this.load();
      while (run === this.run && turn === run.turn && this.shown.state === 'watching') {
        const pause = after(lookEveryMs);
        await this.look(run, networks);
        await pause;
      }
    } catch (error) {
      this.fail(run, `The picture cannot be read (${(error as Error).message}). Tap Start again.`);
    }
  }

  private async look(run: Run, networks: Networks): Promise<void> {
    const video = run.camera?.video;
    if (video === undefined || video.videoWidth === 0) return;
    const [resizeWidth, resizeHeight] = lookedAt(video);
    const picture = await createImageBitmap(video, { resizeWidth, resizeHeight, resizeQuality: 'medium' });
    const reading = await networks.read(picture, false);
    if (run === this.run && this.shown.state === 'watching') this.take(run, networks, reading);
  }

  /** A photograph does not change, but a room without readings is one that nobody watches. */
  private async repeat(run: Run, { width, height }: Reading): Promise<void> {
    while (run === this.run) {
      if (this.shown.state === 'still') this.sender?.offer(width / height, this.shown.faces);
      await after(lookEveryMs);
    }
  }

  private take(run: Run, { notSureBelow }: Networks, reading: Reading): void {
    const now = performance.now();
    const faces = facesOf(reading, notSureBelow);
    const shares = smoothed(this.shown.expressions, meanOf(faces), now - run.readAt);
    const most = shares === null ? null : strongest(shares);
    run.readAt = now;
    this.sender?.offer(reading.width / reading.height, faces);
    this.show({
      faces,
      expressions: shares,
      label: most !== null && most.share >= notSureBelow ? most.name : null,
      confidence: most?.share ?? 0,
      perSecond: run.pace.count(now),
    });
  }

  private noteSending(device: string, sending: string | null): void {
    const { run } = this;
    if (run === null || device !== this.device || sending === run.sending) return;
    run.sending = sending;
    if (this.shown.state !== 'paused') this.show({ problem: sending });
  }

  private setHidden(hidden: boolean): void {
    const { run } = this;
    const shows = run?.camera != null ? 'watching' : 'still';
    if (run === null || this.shown.state === 'starting' || this.shown.state === 'off') return;
    run.camera?.pause(hidden);
    if (hidden) {
      this.sender?.stop();
      this.show({ state: 'paused', problem: hiddenPage });
      return;
    }
    this.show({ state: shows, problem: run.sending });
    if (shows === 'watching') void this.watch(run);
  }

  private async draw(run: Run): Promise<void> {
    while (run === this.run) {
      this.drawNow(run);
      await nextFrame();
      await nextFrame();
    }
  }

  private drawNow({ camera, photograph }: Run): void {
    if (this.canvas === null) return;
    const picture = camera?.video ?? photograph;
    if (picture === null) return;
    const size =
      picture instanceof HTMLVideoElement ? lookedAt(picture) : ([picture.width, picture.height] as const);
    draw(this.canvas, picture, size, this.shown.faces, camera?.isMirror ?? false);
  }

  private show(change: Partial<EyeView>): void {
    this.shown = { ...this.shown, ...change };
    for (const listener of this.listeners) listener();
  }
}

const after = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
const nextFrame = () => new Promise((done) => requestAnimationFrame(done));

/** The size of what is looked at: of the video, as far as it is no larger than needed. */
function lookedAt({ videoWidth, videoHeight }: HTMLVideoElement): readonly [number, number] {
  const scale = Math.min(1, longerSide / Math.max(videoWidth, videoHeight));
  return [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
}
