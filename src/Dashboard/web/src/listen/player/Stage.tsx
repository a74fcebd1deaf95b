import { useEffect, useRef } from 'react';
import type { DesiredSound } from '../../api/contracts';
import styles from './Stage.module.css';

interface Props {
  /** Where the players put themselves. */
  element: HTMLElement;
  provider: string | null;
  sound: DesiredSound | null | undefined;
}

const shown = ['youtube', 'soundcloud'];

/** Where a provider's own player is seen, with nothing over it, and whose it is. */
export function Stage({ element, provider, sound }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.replaceChildren(element);
  }, [element]);
  const isShown = provider !== null && shown.includes(provider);
  return (
    <section className={styles.stage} data-shown={isShown} aria-label="Player" data-testid="stage">
      <div ref={place} className={styles.place} data-provider={provider} />
      {isShown && <Source provider={provider} address={sound?.address ?? ''} />}
    </section>
  );
}

function Source({ provider, address }: { provider: string; address: string }) {
  const isYouTube = provider === 'youtube';
  const name = isYouTube ? 'YouTube' : 'SoundCloud';
  const track = isYouTube ? `https://www.youtube.com/watch?v=${encodeURIComponent(address)}` : address;
  const terms = isYouTube ? 'https://www.youtube.com/t/terms' : 'https://soundcloud.com/terms-of-use';
  return (
    <p className={styles.source}>
      <a href={track} target="_blank" rel="noopener noreferrer">
        {`On ${name}`}
      </a>
      <a href={terms} target="_blank" rel="noopener noreferrer">
        {`${name}’s terms`}
      </a>
    </p>
  );
}
