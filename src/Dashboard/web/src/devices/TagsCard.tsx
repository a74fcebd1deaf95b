import { useState } from 'react';
import { leaveTemplate, listTemplates, putTags } from '../api/many';
import { useLoad } from '../api/useLoad';
import type { Room } from '../live/rooms';
import { useLive } from '../live/useRooms';
import { useAct } from '../manage/useAct';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import styles from './DeviceDetails.module.css';
import { Chips } from './settings/Chips';

/** The words that people gave a box, and the template that it follows. */
export function TagsCard({ room }: { room: Room }) {
  const [tags, setTags] = useState<readonly string[]>(room.tags);
  const live = useLive();
  const { act } = useAct(() => void live.refresh());
  const put = (next: string[]) => {
    setTags(next);
    act(
      putTags(room.id, next).catch((error: unknown) => {
        setTags(room.tags);
        throw error;
      }),
    );
  };
  return (
    <Card title="Tags" testId="tags">
      <Chips
        label="Tags of this box"
        hint="To find boxes, and to change those with one tag together."
        values={tags}
        onChange={put}
        testId="device-tags"
      />
      {room.template != null && (
        <Followed
          template={room.template}
          leave={() => act(leaveTemplate(room.id), 'It follows no template any more.')}
        />
      )}
    </Card>
  );
}

function Followed({ template, leave }: { template: string; leave: () => void }) {
  const { value } = useLoad(listTemplates);
  const name = value?.find(({ id }) => id === template)?.name;
  return (
    <p className={styles.followed} data-testid="device-template">
      {name === undefined ? 'It follows a template.' : `It follows the template ${name}.`}
      <Button onClick={leave}>Follow no more</Button>
    </p>
  );
}
