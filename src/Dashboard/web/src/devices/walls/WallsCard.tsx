import { useCallback, useState } from 'react';
import { listWalls, makeWall, removeWall, renewWall, type Wall, type WallCode } from '../../api/walls';
import { useLoad } from '../../api/useLoad';
import type { Room } from '../../live/rooms';
import styles from '../../manage/Manage.module.css';
import { NewNamed } from '../../manage/NewNamed';
import { OnceShown } from '../../manage/OnceShown';
import { SureButton } from '../../manage/SureButton';
import { useAct } from '../../manage/useAct';
import { Button } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { Loaded } from '../../parts/Loaded';
import { clock, dayAndClock } from '../../parts/times';

/** Tablets that show this room without a login. */
export function WallsCard({ room }: { room: Room }) {
  const walls = useLoad(useCallback(() => listWalls(room.id), [room.id]));
  const [made, setMade] = useState<WallCode>();
  const [showsMood, setShowsMood] = useState(false);
  const [maySkip, setMaySkip] = useState(true);
  const address = `${window.location.origin}/wall/${encodeURIComponent(room.id)}`;
  return (
    <Card
      title="Screens on the wall"
      hint="A tablet that shows what plays here. It needs no login and opens nothing else."
      testId="walls"
    >
      {made !== undefined && (
        <OnceShown secret={made.code} onDone={() => setMade(undefined)}>
          Open <b>{address}</b> on the tablet and type this code. It counts once, until {clock(made.ends)}.
        </OnceShown>
      )}
      <Loaded load={walls} what="the screens">
        {(all) => (
          <ul className={styles.rows}>
            {all.length === 0 && <li className={styles.meta}>No screen yet.</li>}
            {all.map((wall) => (
              <WallRow key={wall.id} room={room} wall={wall} reload={walls.reload} onCode={setMade} />
            ))}
          </ul>
        )}
      </Loaded>
      <NewNamed
        label="New screen"
        hint="Where it hangs, such as: beside the bar."
        action="Make a code"
        make={(name) => makeWall(room.id, { name, showsMood, maySkip })}
        onMade={setMade}
        reload={walls.reload}
        testId="wall"
      >
        <Choice label="Shows the mood" value={showsMood} onChange={setShowsMood} />
        <Choice label="May skip" value={maySkip} onChange={setMaySkip} />
      </NewNamed>
    </Card>
  );
}

const Choice = ({
  label,
  value,
  onChange,
}: {
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
}) => (
  <label className={styles.choice}>
    <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
    {label}
  </label>
);

interface RowProps {
  room: Room;
  wall: Wall;
  reload: () => void;
  onCode: (code: WallCode) => void;
}

function WallRow({ room, wall, reload, onCode }: RowProps) {
  const { act, busy } = useAct(reload);
  return (
    <li data-wall={wall.id}>
      <div className={styles.what}>
        <p className={styles.name}>{wall.name}</p>
        <p className={styles.meta}>{words(wall)}</p>
      </div>
      <div className={styles.actions}>
        <Button disabled={busy} onClick={() => act(renewWall(room.id, wall.id).then(onCode))}>
          New code
        </Button>
        <SureButton
          label="Remove"
          sure={`Really put ${wall.name} out?`}
          disabled={busy}
          onSure={() => act(removeWall(room.id, wall.id), `${wall.name} is out.`)}
        />
      </div>
    </li>
  );
}

function words({ isPaired, seenAt, codeEnds, showsMood, maySkip }: Wall): string {
  const said = [];
  if (isPaired && seenAt != null) said.push(`last there ${dayAndClock(seenAt)}`);
  if (!isPaired) said.push('not paired yet');
  if (codeEnds != null) said.push(`code open until ${clock(codeEnds)}`);
  said.push(showsMood ? 'shows the mood' : 'no mood');
  if (maySkip) said.push('may skip');
  return said.join(' · ');
}
