import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { carrying, go, isOtherDocument, usePlace } from './place';

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  to: string;
}

/** A link that stays in the page and with its device, and leaves new tabs and windows to the browser. */
export function Link({ to, ...rest }: Props) {
  const place = usePlace();
  const address = carrying(place, to);
  const follow = (event: MouseEvent) => {
    if (isOtherDocument(place, address)) return;
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(address);
    window.scrollTo({ top: 0 });
  };
  return <a href={address} onClick={follow} {...rest} />;
}
