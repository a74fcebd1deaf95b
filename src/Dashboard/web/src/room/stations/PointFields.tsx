import type { Affect } from '../../api/contracts';
import { Slider } from '../../parts/Slider';
import { signed } from '../../parts/words';
import rules from '../rules/Rules.module.css';

interface Props {
  point: Affect;
  onChange: (point: Affect) => void;
}

/** A point on the plane of moods: how pleasant, how lively. */
export function PointFields({ point, onChange }: Props) {
  return (
    <div className={rules.point} data-testid="station-point">
      <Axis label="Pleasant" value={point.valence} onChange={(valence) => onChange({ ...point, valence })} />
      <Axis label="Lively" value={point.arousal} onChange={(arousal) => onChange({ ...point, arousal })} />
    </div>
  );
}

interface AxisProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
}

function Axis({ label, value, onChange }: AxisProps) {
  return (
    <div className={rules.axis}>
      <span aria-hidden="true">{label}</span>
      <Slider
        label={label}
        testId={`station-${label.toLowerCase()}`}
        max={20}
        value={Math.round((value + 1) * 10)}
        text={signed(value, 1)}
        onChange={(step) => onChange((step - 10) / 10)}
      />
      <output>{signed(value, 1)}</output>
    </div>
  );
}
