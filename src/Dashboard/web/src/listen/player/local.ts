import { soundAddress } from '../wire';
import type { OpenAdapter, Said } from './adapter';
import { soundElement } from './soundElement';

const onlyAtTheBox = 'This library sounds only at the box.';

/** What the dashboard says where none of the library can sound in a page, whichever track is asked for (LibraryFolder.cs). */
export const notBeside = 'the dashboard does not run beside it';

/** What it says of a file that is there, as APE and WMA (LibraryEndpoints.cs). */
export const ofNoBrowser = 'is of a kind that browsers do not play';

/** The room's own library: its file over HTTP range requests, in the browser's own player. */
export const openLocal: OpenAdapter = ({ stage, tell }) => {
  const audio = soundElement();
  const heard = new AbortController();
  stage.append(audio);
  let loaded = '';
  let missing = 0;
  // Nobody else can change it. On iOS the element's own cannot be set, and is always 1: there the phone's buttons count.
  let volume = 100;

  /** One missing file is one track; two in a row are a library that the dashboard does not have. */
  const isLibraryGone = (fault: string) => {
    if (fault.includes(ofNoBrowser)) return false;
    missing++;
    return missing > 1 || fault.includes(notBeside);
  };
  /** A player says only that it could not; the request says why. */
  const explain = async (address: string) => {
    const said = await whyNot(address, isLibraryGone);
    if (address === loaded) tell(said);
  };
  const play = () => {
    audio.play().catch((error: unknown) => {
      if ((error as Error).name === 'NotAllowedError')
        tell({ state: 'blocked', fault: 'The browser waits for a tap before it lets this page sound.' });
    });
  };

  const on = (event: string, happen: () => void) =>
    audio.addEventListener(event, happen, { signal: heard.signal });

  on('waiting', () => tell({ state: 'loading' }));
  on('playing', () => {
    missing = 0;
    tell({ state: 'playing' });
  });
  // At its end a player first pauses, then ends.
  on('pause', () => !audio.ended && loaded !== '' && tell({ state: 'paused' }));
  on('ended', () => tell({ state: 'ended' }));
  on('error', () => loaded !== '' && void explain(loaded));

  return Promise.resolve({
    load: ({ device, track, fromSeconds, isPlaying }) => {
      loaded = soundAddress(device, track.id);
      audio.src = loaded;
      if (fromSeconds > 0) audio.currentTime = fromSeconds;
      if (isPlaying) play();
      else tell({ state: 'paused' });
    },
    play,
    pause: () => audio.pause(),
    setVolume: (percent) => {
      volume = percent;
      audio.volume = percent / 100;
    },
    positionSeconds: () => audio.currentTime,
    durationSeconds: () => (Number.isFinite(audio.duration) ? audio.duration : null),
    volumePercent: () => (audio.muted ? 0 : volume),
    close: () => {
      loaded = '';
      heard.abort();
      audio.pause();
      audio.removeAttribute('src');
      audio.load();
      audio.remove();
    },
  });
};

async function whyNot(address: string, isLibraryGone: (fault: string) => boolean): Promise<Said> {
  try {
    const answer = await fetch(address, {
      headers: { Range: 'bytes=0-0' },
      signal: AbortSignal.timeout(3000),
    });
    if (answer.status === 404) {
      const fault = await sentenceOf(answer);
      return { state: 'failed', fault, isProviderGone: isLibraryGone(fault) };
    }
    if (!answer.ok)
      return { state: 'failed', fault: `The dashboard did not give the file (${answer.status}).` };
    return { state: 'failed', fault: 'This browser cannot play the format of this file.' };
  } catch {
    return { state: 'failed', fault: 'The dashboard could not be reached for the file.' };
  }
}

async function sentenceOf(answer: Response): Promise<string> {
  try {
    const { detail } = (await answer.json()) as { detail?: unknown };
    return typeof detail === 'string' && detail !== '' ? detail : onlyAtTheBox;
  } catch {
    return onlyAtTheBox;
  }
}
