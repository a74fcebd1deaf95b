import type { ReactNode } from 'react';
import type { Affect } from '../../api/contracts';
import { Slider } from '../../parts/Slider';
import { signed } from '../../parts/words';
import styles from './Rules.module.css';

interface Props {
  point: Affect;
  onChange: (point: Affect) => void;
  testId: string;
  /** What is done with the point, beside it. */
  children?: ReactNode;
}

/** A point on the plane of moods: how pleasant, how lively. */
export function PointFields({ point, onChange, testId, children }: Props) {
  return (
    <div className={styles.point} data-testid={testId}>
      <Axis
        label="Pleasant"
        testId={`${testId}-pleasant`}
        value={point.valence}
        onChange={(valence) => onChange({ ...point, valence })}
      />
      <Axis
        label="Lively"
        testId={`${testId}-lively`}
        value={point.arousal}
        onChange={(arousal) => onChange({ ...point, arousal })}
      />
      {children}
    </div>
  );
}

interface AxisProps {
  label: string;
  testId: string;
  value: number;
  onChange: (value: number) => void;
}

function Axis({ label, testId, value, onChange }: AxisProps) {
  return (
    <div className={styles.axis}>
      <span aria-hidden="true">{label}</span>
      <Slider
        label={label}
        testId={testId}
        max={20}
        value={Math.round((value + 1) * 10)}
        text={signed(value, 1)}
        onChange={(step) => onChange((step - 10) / 10)}
      />
      <output>{signed(value, 1)}</output>
    </div>
  );
}
