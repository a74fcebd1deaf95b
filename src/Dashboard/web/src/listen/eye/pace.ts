const spanMs = 4000;

/** Counts what happens a second, over the last four seconds. */
export class Pace {
  private times: number[] = [];

  /** Takes note of one, and answers how many a second there are. */
  count(now: number): number {
    this.times = [...this.times.filter((time) => now - time < spanMs), now];
    const [first = now] = this.times;
    return now > first ? ((this.times.length - 1) * 1000) / (now - first) : 0;
  }
}
