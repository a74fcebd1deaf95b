import { useCallback } from 'react';
import { readSettings } from '../../api/devices';
import { useLoad } from '../../api/useLoad';
import type { Room } from '../../live/rooms';
import { Card } from '../../parts/Card';
import { Loaded } from '../../parts/Loaded';
import { SettingsForm } from './SettingsForm';

/** What the owner of a room may change from afar. */
export function SettingsCard({ room }: { room: Room }) {
  const { id } = room;
  const answer = useLoad(useCallback(() => readSettings(id), [id]));
  return (
    <Card title="Settings" hint="The box takes them over at once, or when it is back." testId="settings">
      <Loaded load={answer} what="the settings">
        {(value) => <SettingsForm device={id} answer={value} />}
      </Loaded>
    </Card>
  );
}
