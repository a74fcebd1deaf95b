import type { ReactNode } from 'react';
import type { LiveHealth } from '../api/contracts';
import type { Room } from '../live/rooms';
import { Card } from '../parts/Card';
import { Empty } from '../parts/States';
import { dayAndClock, duration } from '../parts/times';
import styles from './HealthCard.module.css';

/** The figures of a box, those that need a look in colour. */
export function HealthCard({ room }: { room: Room }) {
  const { health, firstSeen } = room;
  return (
    <Card
      title="Health"
      hint={firstSeen == null ? undefined : `Known since ${dayAndClock(firstSeen)}.`}
      testId="health"
    >
      {health == null ? (
        <Empty icon="device" title="No figures yet">
          <p>The box sends them while it is online.</p>
        </Empty>
      ) : (
        <Figures health={health} version={room.version} />
      )}
    </Card>
  );
}

/** A Raspberry Pi begins to slow down at 80 °C. */
const hotCelsius = 75;
const deepOutbox = 1000;

function Figures({ health, version }: { health: LiveHealth; version: Room['version'] }) {
  const whole = (n: number) => n.toLocaleString('en', { maximumFractionDigits: 0 });
  const looked = health.frames + health.framesDropped;
  return (
    <dl className={styles.figures}>
      <Figure name="Up for">{duration(health.uptimeSeconds)}</Figure>
      <Figure name="Board" warn={(health.boardCelsius ?? 0) >= hotCelsius}>
        {health.boardCelsius == null ? 'not measured' : `${health.boardCelsius.toFixed(1)} °C`}
      </Figure>
      <Figure name="Memory">{`${whole(health.residentMegabytes)} MB`}</Figure>
      <Figure name="Time a frame">{`${health.frameMilliseconds.toFixed(1)} ms`}</Figure>
      <Figure name="Frames looked at">{whole(health.frames)}</Figure>
      <Figure name="Frames passed over">
        {looked === 0
          ? '0'
          : `${whole(health.framesDropped)} (${((100 * health.framesDropped) / looked).toFixed(1)} %)`}
      </Figure>
      <Figure name="Faces read">{whole(health.faces)}</Figure>
      <Figure name="Readings">{whole(health.readings)}</Figure>
      <Figure name="Camera restarts" warn={health.captureRestarts > 0}>
        {whole(health.captureRestarts)}
      </Figure>
      <Figure name="Version">{version ?? 'not told'}</Figure>
      <Figure name="Events made">{whole(health.eventsPublished)}</Figure>
      <Figure name="Events waiting" warn={health.outboxDepth >= deepOutbox}>
        {whole(health.outboxDepth)}
      </Figure>
      <Figure name="Events dropped" warn={health.eventsDropped > 0}>
        {whole(health.eventsDropped)}
      </Figure>
    </dl>
  );
}

function Figure({ name, warn = false, children }: { name: string; warn?: boolean; children: ReactNode }) {
  return (
    <div data-warn={warn}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
