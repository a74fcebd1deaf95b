import type { EyeCamera } from './view';

/** Pixels of the longer side that are asked for and looked at: what the agent looks at, and kind to a phone. */
export const longerSide = 640;

/** An open camera: its pictures play in a video that nobody sees. */
export interface OpenCamera {
  video: HTMLVideoElement;
  id: string | null;
  /** Whether it looks at the one who holds the phone, who then expects a mirror. */
  isMirror: boolean;
  /** Without pictures the light of the camera may stay on, but it shows black. */
  pause: (paused: boolean) => void;
  /** Ends it at once; the light goes out. */
  close: () => void;
}

/** Asks for the camera. Throws an Error with a sentence in it. */
export async function openCamera(wanted: string | null, onLost: () => void): Promise<OpenCamera> {
  if (!window.isSecureContext || !('mediaDevices' in navigator))
    throw new Error(
      'A browser gives its camera only to pages over HTTPS. Open this page by its https:// address, or choose a photograph.',
    );
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: constraints(wanted) });
    return await play(stream, onLost);
  } catch (error) {
    throw new Error(cameraProblem(error), { cause: error });
  }
}

/** The cameras by name; their names are empty until the person has allowed one. */
export async function listCameras(): Promise<EyeCamera[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }, i) => ({ id: deviceId, name: label === '' ? `Camera ${i + 1}` : label }));
}

/** What went wrong and what to do (the names are those of Media Capture and Streams, getUserMedia). */
export function cameraProblem(error: unknown): string {
  const { name, message } = error as Error;
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'This page may not use the camera. Allow it at the sign beside the address (or in the system’s settings), then tap Start again.';
    case 'NotFoundError':
      return 'No camera was found. Connect one, then tap Start again, or choose a photograph.';
    case 'OverconstrainedError':
      return 'That camera is not there any more. Choose another one.';
    case 'NotReadableError':
    case 'AbortError':
      return 'The camera cannot be read: another program may use it. Close that program, then tap Start again.';
    default:
      return `The camera cannot be opened (${message}). Try another browser, or choose a photograph.`;
  }
}

export const lostCamera =
  'The camera was unplugged, or the system took it away. Connect it, then tap Start again.';

const constraints = (wanted: string | null): MediaTrackConstraints => ({
  width: { ideal: longerSide },
  height: { ideal: 480 },
  frameRate: { ideal: 15, max: 30 },
  ...(wanted === null ? { facingMode: 'user' } : { deviceId: { exact: wanted } }),
});

async function play(stream: MediaStream, onLost: () => void): Promise<OpenCamera> {
  const [track] = stream.getVideoTracks();
  const video = document.createElement('video');
  const close = () => {
    track?.removeEventListener('ended', onLost);
    for (const each of stream.getTracks()) each.stop();
    video.srcObject = null;
  };
  // An end that is not ours.
  track?.addEventListener('ended', onLost);
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  try {
    await video.play();
  } catch (error) {
    close();
    throw error;
  }
  const { deviceId, facingMode } = track?.getSettings() ?? {};
  return {
    video,
    id: deviceId ?? null,
    isMirror: facingMode !== 'environment',
    pause: (paused) => {
      if (track !== undefined) track.enabled = !paused;
    },
    close,
  };
}
