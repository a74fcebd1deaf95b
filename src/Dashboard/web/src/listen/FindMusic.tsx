import { useState } from 'react';
import type { Room } from '../live/rooms';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Library } from '../room/library/Library';

/** Search and filter, which ask the box only once somebody looks for something. */
export function FindMusic({ room }: { room: Room }) {
  const [open, setOpen] = useState(false);
  if (open) return <Library room={room} />;
  return (
    <Button testId="find-music" onClick={() => setOpen(true)}>
      <Icon name="search" />
      Find music
    </Button>
  );
}
