import { Failed } from '../parts/States';

/** In place of a part of the page that did not come: the network is gone, or the dashboard has a newer page by now. */
export function NotLoaded() {
  const error = new Error('This part of the page could not be loaded. Check the network, then try again.');
  return <Failed error={error} retry={() => window.location.reload()} whole />;
}
