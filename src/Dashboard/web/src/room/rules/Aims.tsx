import { useState } from 'react';
import type { Affect, RoomSettings } from '../../api/contracts';
import { Button } from '../../parts/Button';
import { AimSelect } from './AimSelect';
import { affectText, aimWords } from './aims';
import { Hours } from './Hours';
import { PointFields } from './PointFields';
import styles from './Rules.module.css';
import type { ChangeRules } from './useRules';

interface Props {
  settings: RoomSettings;
  change: ChangeRules;
}

/** What the music aims at, the mood that it holds, and hours of the day with another aim. */
export function Aims({ settings, change }: Props) {
  const [draft, setDraft] = useState<Affect>();
  const point = draft ?? settings.hold;
  const holds = settings.aim === 'hold' || settings.aimHours.some(({ aim }) => aim === 'hold');
  const moved = point.valence !== settings.hold.valence || point.arousal !== settings.hold.arousal;
  const hold = () =>
    void change((now) => held(now, point), `The music holds ${affectText(point)}.`).then(
      (done) => done && setDraft(undefined),
    );
  return (
    <section className={styles.part} aria-label="What the music aims at" data-testid="aims">
      <h3>What the music aims at</h3>
      <AimSelect
        label="Usually"
        value={settings.aim ?? ''}
        open="As the box is set up"
        onChange={(aim) =>
          void change(
            () => ({ aim: aim === '' ? null : aim }),
            aim === '' ? 'As the box is set up.' : `${aimWords[aim]}.`,
          )
        }
        testId="aim"
      />
      {(holds || moved) && (
        <PointFields point={point} onChange={setDraft} testId="hold">
          <Button testId="hold-save" disabled={!moved} onClick={hold}>
            Hold this mood
          </Button>
        </PointFields>
      )}
      <Hours settings={settings} change={change} point={point} />
    </section>
  );
}

/** Hours that hold hold the same point. */
const held = ({ aimHours }: RoomSettings, hold: Affect): Partial<RoomSettings> => ({
  hold,
  aimHours: aimHours.map((hours) => (hours.aim === 'hold' ? { ...hours, hold } : hours)),
});
