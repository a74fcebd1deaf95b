import { useCallback } from 'react';
import { readSettings } from '../../../api/devices';
import { useLoad } from '../../../api/useLoad';
import type { Room } from '../../../live/rooms';
import { Card } from '../../../parts/Card';
import { Failed, Loading } from '../../../parts/States';
import { SettingsForm } from './SettingsForm';

/** What the owner of a room may change from afar. */
export function SettingsCard({ room }: { room: Room }) {
  const { id } = room;
  const answer = useLoad(useCallback(() => readSettings(id), [id]));
  return (
    <Card title="Settings" hint="The box takes them over at once, or when it is back." testId="settings">
      {answer.state === 'failed' ? (
        <Failed error={answer.error} retry={answer.reload} />
      ) : answer.value === undefined ? (
        <Loading what="the settings" />
      ) : (
        <SettingsForm device={id} answer={answer.value} />
      )}
    </Card>
  );
}
