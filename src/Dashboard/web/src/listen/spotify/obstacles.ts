import { playerAddresses } from '../player/addresses';

// What Spotify's player needs: https://developer.spotify.com/documentation/web-playback-sdk

/** Widevine, and FairPlay in Safari. */
const protections = ['com.widevine.alpha', 'com.apple.fps'];

const music: MediaKeySystemConfiguration[] = [
  {
    initDataTypes: ['cenc', 'sinf'],
    audioCapabilities: [{ contentType: 'audio/mp4; codecs="mp4a.40.2"' }],
  },
];

/** Why Spotify cannot play in this page, as one sentence; undefined where nothing speaks against it. */
export async function obstacle(): Promise<string | undefined> {
  const { hostname, port } = window.location;
  if (hostname === 'localhost')
    return `Spotify’s login knows no localhost. Open this page at http://127.0.0.1${port === '' ? '' : `:${port}`}/listen.`;
  if (!window.isSecureContext)
    return 'Spotify plays only in a page with an HTTPS address, or at 127.0.0.1 on the same machine.';
  if (playerAddresses().isStandIn || (await canProtect())) return undefined;
  return 'This browser has no protection for Spotify’s music (Widevine). Take Chrome, Edge, Firefox or Safari, and allow protected content in its settings.';
}

async function canProtect(): Promise<boolean> {
  for (const name of protections)
    try {
      await navigator.requestMediaKeySystemAccess(name, music);
      return true;
    } catch {
      // It has not this one, or none at all.
    }
  return false;
}
