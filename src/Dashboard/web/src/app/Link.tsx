import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { go } from './place';

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  to: string;
}

/** A link that stays in the page, and leaves new tabs and windows to the browser. */
export function Link({ to, ...rest }: Props) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
    window.scrollTo({ top: 0 });
  };
  return <a href={to} onClick={follow} {...rest} />;
}
