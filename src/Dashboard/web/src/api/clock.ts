// A tablet on a wall may be minutes off. What the server says of the time decides how far a track has run.

/** The Date header counts whole seconds, so less than this is no difference. */
const resolutionMs = 2000;

let aheadMs = 0;

export function noteServerTime(dateHeader: string | null): void {
  const server = dateHeader === null ? NaN : Date.parse(dateHeader);
  if (Number.isNaN(server)) return;
  const difference = Date.now() - server;
  aheadMs = Math.abs(difference) < resolutionMs ? 0 : difference;
}

/** The server's time, in milliseconds since 1970. */
export function serverNow(): number {
  return Date.now() - aheadMs;
}
