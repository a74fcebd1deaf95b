import { useEffect } from 'react';

/** Lets a phone install the page, and keeps what it needs (public/service-worker.js). React puts the links into the head. */
export function Installable() {
  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    // Without it the page works as well, only not as quickly: over HTTP, or in a private window.
    navigator.serviceWorker.register('/service-worker.js', { scope: '/listen' }).catch(() => undefined);
  }, []);
  return (
    <>
      <link rel="manifest" href="/manifest.webmanifest" />
      <link rel="apple-touch-icon" href="/icons/apple-touch-180.png" />
    </>
  );
}
