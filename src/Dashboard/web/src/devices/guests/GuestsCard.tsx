import { useCallback } from 'react';
import { readSettings } from '../../api/devices';
import { useLoad } from '../../api/useLoad';
import type { Room } from '../../live/rooms';
import { Card } from '../../parts/Card';
import { Loaded } from '../../parts/Loaded';
import { CodePart } from './CodePart';
import styles from './Guests.module.css';
import { HoursForm } from './HoursForm';
import { WishList } from './WishList';

/** Guests who wish for songs: when they may, the code on the tables, and what waits. */
export default function GuestsCard({ room }: { room: Room }) {
  const { id } = room;
  const answer = useLoad(useCallback(() => readSettings(id), [id]));
  return (
    <Card
      title="Guests' wishes"
      hint="Guests scan a code on the table and wish for songs. They need no account, and the code opens nothing else."
      testId="guests"
    >
      <div className={styles.parts}>
        <Loaded load={answer} what="the hours">
          {(value) => <HoursForm device={id} wishes={value.settings.wishes} />}
        </Loaded>
        <CodePart room={room} />
        <WishList room={room} />
      </div>
    </Card>
  );
}
