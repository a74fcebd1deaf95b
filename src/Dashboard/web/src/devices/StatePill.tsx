import type { DeviceState } from '../api/contracts';
import styles from './StatePill.module.css';

const words: Record<DeviceState, string> = { online: 'Online', stopped: 'Stopped', offline: 'Offline' };

export function StatePill({ state }: { state: DeviceState }) {
  return (
    <span className={styles.pill} data-state={state}>
      {words[state]}
    </span>
  );
}
