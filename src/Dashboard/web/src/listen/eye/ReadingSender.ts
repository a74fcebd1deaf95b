import { ApiError, ask } from '../../api/http';
import { pageNumber } from './pageNumber';
import type { EyeFace } from './view';

/** Of src/Shared/Contracts/BrowserReading.cs: numbers of faces, never a picture. */
interface BrowserReading {
  page: string;
  isWatching: boolean;
  aspect: number;
  faces: Pick<EyeFace, 'x' | 'y' | 'width' | 'height' | 'score' | 'expressions'>[];
}

const mostFaces = 32;

/** At most five a second go out. */
const shortestPauseMs = 200;
const longestPauseMs = 5000;
const patienceMs = 5000;

/** Sends what the eye sees: one reading at a time, the newest only, and slower where the dashboard asks for it. */
export class ReadingSender {
  private newest: BrowserReading | null = null;
  private isRunning = false;
  private pauseMs = shortestPauseMs;
  private hasSent = false;

  /** Called with a sentence where readings do not arrive, with null once they do. */
  constructor(
    private readonly device: string,
    private readonly onProblem: (problem: string | null) => void,
  ) {}

  offer(aspect: number, faces: readonly EyeFace[]): void {
    this.newest = {
      page: pageNumber,
      isWatching: true,
      aspect: bounded(aspect),
      faces: faces.slice(0, mostFaces).map(numbersOf),
    };
    if (!this.isRunning) void this.run();
  }

  /** Says once that this page watches no more, even while it closes. */
  stop(): void {
    this.newest = null;
    if (!this.hasSent) return;
    this.hasSent = false;
    const last: BrowserReading = { page: pageNumber, isWatching: false, aspect: 1, faces: [] };
    // Without it the box notices by itself that nothing comes any more.
    this.post(last, true).catch(() => undefined);
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    for (let next = this.take(); next !== null; next = this.take()) {
      const pause = new Promise((done) => setTimeout(done, this.pauseMs));
      await this.send(next);
      await pause;
    }
    this.isRunning = false;
  }

  private take(): BrowserReading | null {
    const next = this.newest;
    this.newest = null;
    return next;
  }

  private async send(reading: BrowserReading): Promise<void> {
    this.hasSent = true;
    try {
      await this.post(reading, false);
      this.pauseMs = shortestPauseMs;
      this.onProblem(null);
    } catch (error) {
      this.pauseMs = Math.min(2 * this.pauseMs, longestPauseMs);
      this.onProblem(problemOf(error));
    }
  }

  private post = (reading: BrowserReading, keepalive: boolean) =>
    ask<undefined>('POST', `/api/devices/${encodeURIComponent(this.device)}/browser/readings`, reading, {
      patienceMs,
      keepalive,
    });
}

function problemOf(error: unknown): string {
  const { status, message } = error instanceof ApiError ? error : { status: 0, message: String(error) };
  if (status === 429) return 'The dashboard has more readings than it takes; this page sends fewer.';
  if (status === 503) return `${message} This page sends fewer readings until then.`;
  return message;
}

const bounded = (aspect: number) => Math.min(Math.max(aspect, 0.2), 5);

/** A hundredth of a pixel of 640, and less than the network's own noise. */
const rounded = (value: number) => Math.round(value * 1e5) / 1e5;

const numbersOf = ({ x, y, width, height, score, expressions }: EyeFace) => ({
  x: rounded(x),
  y: rounded(y),
  width: rounded(width),
  height: rounded(height),
  score: rounded(score),
  expressions,
});
