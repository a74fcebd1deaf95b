import { soundAddress } from '../wire';
import type { OpenAdapter, Said } from './adapter';
import { soundElement } from './soundElement';

const onlyAtTheBox = 'This library sounds only at the box.';

/** The room's own library: its file over HTTP range requests, in the browser's own player. */
export const openLocal: OpenAdapter = ({ stage, tell }) => {
  const audio = soundElement();
  const heard = new AbortController();
  stage.append(audio);
  stage.dataset['provider'] = 'local';
  let loaded = '';
  let refusals = 0;

  /** A player says only that it could not; the request says why. */
  const explain = async (address: string) => {
    const said = await whyNot(address, refusals + 1);
    refusals++;
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
    refusals = 0;
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
    setVolume: (percent) => void (audio.volume = percent / 100),
    positionSeconds: () => audio.currentTime,
    durationSeconds: () => (Number.isFinite(audio.duration) ? audio.duration : null),
    volumePercent: () => (audio.muted ? 0 : Math.round(audio.volume * 100)),
    close: () => {
      loaded = '';
      heard.abort();
      audio.pause();
      audio.removeAttribute('src');
      audio.load();
      audio.remove();
      delete stage.dataset['provider'];
    },
  });
};

/** One missing file is one track; two in a row are a library that the dashboard does not have. */
async function whyNot(address: string, refusals: number): Promise<Said> {
  try {
    const answer = await fetch(address, {
      headers: { Range: 'bytes=0-0' },
      signal: AbortSignal.timeout(3000),
    });
    if (answer.status === 404)
      return { state: 'failed', fault: await sentenceOf(answer), isProviderGone: refusals > 1 };
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
