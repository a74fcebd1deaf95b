let element: HTMLAudioElement | undefined;

/** The one element that the library sounds in. */
export const soundElement = (): HTMLAudioElement => (element ??= made());

/** To be called in a tap: WebKit lets an element sound later on that was loaded in one. */
export const blessSound = () => soundElement().load();

function made(): HTMLAudioElement {
  const audio = document.createElement('audio');
  audio.preload = 'auto';
  audio.dataset['testid'] = 'local-sound';
  return audio;
}
