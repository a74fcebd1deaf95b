import { useState } from 'react';
import type { TrackInfo } from '../api/contracts';
import { Cover } from './Cover';
import styles from './Cover.module.css';

interface Props {
  device: string;
  track: Pick<TrackInfo, 'provider' | 'id'>;
  size: number;
}

/** Those that are not there; each is asked for once. */
const missing = new Set<string>();

/** The picture of a track of the library, where the dashboard has one; else its rings. */
export const TrackCover = ({ device, track, size }: Props) => (
  <PictureOrRings address={coverAddress(device, track)} seed={track.id} size={size} />
);

/** The picture at an address; rings of the seed where there is none, or it does not come. */
export function PictureOrRings({
  address,
  seed,
  size,
}: {
  address: string | undefined;
  seed: string;
  size: number;
}) {
  const [failed, setFailed] = useState<string>();
  if (address === undefined || failed === address || missing.has(address))
    return <Cover seed={seed} size={size} />;
  return (
    <img
      className={styles.cover}
      src={address}
      width={size}
      height={size}
      alt=""
      loading="lazy"
      data-testid="track-cover"
      onError={() => {
        missing.add(address);
        setFailed(address);
      }}
    />
  );
}

/** Undefined where a provider's own player shows its picture. */
export const coverAddress = (device: string, { provider, id }: Pick<TrackInfo, 'provider' | 'id'>) =>
  provider === 'local'
    ? `/api/devices/${encodeURIComponent(device)}/library/cover?track=${encodeURIComponent(id)}`
    : undefined;
