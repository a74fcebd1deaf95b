import type { Affect } from '../../api/contracts';
import type { Room, TrailPoint } from '../../live/rooms';
import { isWatched, moodOf } from '../../live/useRooms';
import { affectWords, signed } from '../../parts/words';
import styles from './Circumplex.module.css';
import { onDisc } from '../../parts/onDisc';

const regions = [
  { mood: 'tense', name: 'Tense', x: -0.6, y: -0.6 },
  { mood: 'happy', name: 'Happy', x: 0.6, y: -0.6 },
  { mood: 'sad', name: 'Sad', x: -0.6, y: 0.6 },
  { mood: 'calm', name: 'Calm', x: 0.6, y: 0.6 },
] as const;

/** The room on the circumplex of valence and arousal (Russell 1980), with where it came from. */
export function Circumplex({ room }: { room: Room }) {
  const watching = isWatched(room);
  const reading = watching ? room.mood?.reading : undefined;
  const now =
    reading?.valence != null && reading.arousal != null
      ? { valence: reading.valence, arousal: reading.arousal }
      : undefined;
  return (
    <figure className={styles.figure} data-mood={moodOf(room)}>
      <svg viewBox="-1.24 -1.16 2.48 2.32" role="img" aria-label={describe(now)} data-testid="affect-plot">
        <Ground />
        {watching && <Trail points={room.trail} />}
        {now !== undefined && <Here point={now} />}
      </svg>
    </figure>
  );
}

const describe = (now: Affect | undefined) =>
  now === undefined
    ? 'Valence and arousal: no reading now.'
    : `Valence ${signed(now.valence)}, arousal ${signed(now.arousal)}: ${affectWords(now)}.`;

function Ground() {
  return (
    <g aria-hidden="true">
      <defs>
        {regions.map(({ mood }) => (
          <radialGradient key={mood} id={`region-${mood}`}>
            <stop offset="0" className={styles.core} data-region={mood} />
            <stop offset="1" className={styles.edge} data-region={mood} />
          </radialGradient>
        ))}
        <clipPath id="disc">
          <circle r="1" />
        </clipPath>
      </defs>
      <circle r="1" className={styles.disc} />
      <g clipPath="url(#disc)">
        {regions.map(({ mood, x, y }) => (
          <circle key={mood} cx={x} cy={y} r="0.98" fill={`url(#region-${mood})`} />
        ))}
      </g>
      <circle r="1" className={styles.rim} />
      <circle r="0.5" className={styles.ring} />
      <path d="M-1 0H1M0 -1V1" className={styles.axis} />
      {regions.map(({ mood, name, x, y }) => (
        <text key={mood} x={0.78 * x} y={1.16 * y + 0.03} className={styles.region}>
          {name}
        </text>
      ))}
      <text y="-1.06" className={styles.pole}>
        lively
      </text>
      <text y="1.125" className={styles.pole}>
        quiet
      </text>
      <text x="-1.09" transform="rotate(-90 -1.09 0)" className={styles.pole}>
        unpleasant
      </text>
      <text x="1.09" transform="rotate(90 1.09 0)" className={styles.pole}>
        pleasant
      </text>
    </g>
  );
}

/** Older points are fainter and smaller. */
function Trail({ points }: { points: readonly TrailPoint[] }) {
  const placed = points.map((point) => ({ at: point.at, ...onDisc(point) }));
  return (
    <g className={styles.trail} aria-hidden="true">
      {placed.slice(1).map(({ at, x, y }, i) => {
        const from = placed[i];
        if (from === undefined) return null;
        const age = (i + 1) / placed.length;
        return <line key={at} x1={from.x} y1={from.y} x2={x} y2={y} opacity={0.75 * age * age} />;
      })}
      {placed.slice(0, -1).map(({ at, x, y }, i) => (
        <circle
          key={at}
          cx={x}
          cy={y}
          r={0.008 + (0.01 * i) / placed.length}
          opacity={((i + 1) / placed.length) ** 2}
        />
      ))}
    </g>
  );
}

function Here({ point }: { point: Affect }) {
  const { x, y } = onDisc(point);
  return (
    <g className={styles.here} style={{ transform: `translate(${x}px, ${y}px)` }}>
      <circle r="0.16" className={styles.halo} />
      <circle r="0.058" className={styles.dot} />
    </g>
  );
}
