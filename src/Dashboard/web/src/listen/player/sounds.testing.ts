import { track } from '../../testing/samples';
import type { DesiredSound } from '../../api/contracts';
import type { Adapter, OpenAdapter, Said, Sound } from './adapter';

export const page = '11111111-1111-4111-8111-111111111111';

/** What the box wants of this page. */
export const wanted = (change: Partial<DesiredSound> = {}): DesiredSound => ({
  page,
  session: 1,
  state: 'playing',
  track,
  address: null,
  positionSeconds: 0,
  at: new Date().toISOString(),
  volumePercent: 40,
  ...change,
});

/** A provider's player that does nothing by itself, and remembers what it was told. */
export class FakeAdapter implements Adapter {
  told: string[] = [];
  loaded: Sound[] = [];
  position = 0;
  private volume = 100;
  tell: (said: Said) => void = () => undefined;

  readonly open: OpenAdapter = ({ tell }) => {
    this.tell = tell;
    return Promise.resolve(this);
  };

  load = (sound: Sound) => {
    this.loaded.push(sound);
    this.told.push(`load ${sound.track.id} from ${sound.fromSeconds}`);
  };
  play = () => void this.told.push('play');
  pause = () => void this.told.push('pause');
  setVolume = (percent: number) => void (this.volume = percent);
  positionSeconds = () => this.position;
  durationSeconds = () => 200;
  volumePercent = () => this.volume;
  close = () => void this.told.push('close');
}
