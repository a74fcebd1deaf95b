import type { LiveEvents } from '../api/contracts';
import { keepLine, type Line } from './line';
import type { LiveMessage } from './rooms';

type BrokerState = Pick<LiveEvents['broker'], 'connected'> & Partial<LiveEvents['broker']>;

const kinds = ['status', 'mood', 'track', 'sensing', 'health', 'wishes', 'speaker', 'broker'] as const;

export interface StreamEvents {
  opened: () => void;
  message: (message: LiveMessage) => void;
  /** Whether the dashboard itself hears from the boxes. */
  broker: (state: BrokerState) => void;
  /** Called at each failed try. */
  lost: () => void;
}

/** Keeps /api/live open. */
export const openStream = ({ opened, message, broker, lost }: StreamEvents): Line =>
  keepLine('/api/live', kinds, {
    opened,
    lost,
    said: (kind, data) => {
      if (kind === 'broker') broker(data as BrokerState);
      else message({ kind, ...(data as object) } as LiveMessage);
    },
  });
