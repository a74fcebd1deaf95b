import { useState } from 'react';
import type { LiftFigure, MusicFigures } from '../../api/contracts';
import { readFigures } from '../../api/devices';
import { useMayChange } from '../../app/session';
import { Button } from '../../parts/Button';
import { percent, signed } from '../../parts/words';
import styles from './Tracks.module.css';

/** Asks the box what choosing by the mood does, measured against choices that were blind to it. */
export function MoodEffect({ device }: { device: string }) {
  const [figures, setFigures] = useState<MusicFigures>();
  const [problem, setProblem] = useState('');
  const may = useMayChange();
  if (!may) return null;
  const load = () => {
    setProblem('');
    readFigures(device).then(setFigures, (reason: unknown) => setProblem((reason as Error).message));
  };
  return (
    <div className={styles.effect} data-testid="mood-effect">
      <Button onClick={load} testId="mood-effect-ask">
        What does the mood do here?
      </Button>
      <p role="status">{problem !== '' ? problem : figures === undefined ? '' : words(figures)}</p>
    </div>
  );
}

function words({ steered, blind, effect, moodShare }: MusicFigures): string {
  const share = `A sure mood weighs ${percent(moodShare)} of a choice now.`;
  if (effect.valence == null || effect.error == null)
    return `${share} Too little is known of its effect yet: ${steered.tracks} tracks with it, ${blind.tracks} without.`;
  return `${share} Valence over a track: ${lift(steered)} with the mood (${steered.tracks} tracks), ${lift(blind)} without (${blind.tracks}). The difference is ${lift(effect)}.`;
}

const lift = ({ valence, error }: LiftFigure) =>
  `${valence == null ? '?' : signed(valence)} ± ${error == null ? '?' : error.toFixed(2)}`;
