import type { Room } from '../../live/rooms';
import manage from '../../manage/Manage.module.css';
import { SureButton } from '../../manage/SureButton';
import { Button } from '../../parts/Button';
import { useCommand } from '../../room/useCommand';
import styles from './Guests.module.css';

/** What waits, with what guests said to the house. */
export function WishList({ room }: { room: Room }) {
  const { busy, run } = useCommand(room.id);
  const { wishes } = room;
  if (wishes === undefined)
    return <p className={styles.note}>The box has not said anything of wishes yet.</p>;
  const waiting = wishes.wishes.filter(({ state }) => state !== 'sounding');
  return (
    <div className={styles.part} data-testid="guests-wishes">
      <h3>What waits</h3>
      <p className={styles.note} role="status">
        {wishes.sentence}
        {wishes.likes + wishes.dislikes > 0 &&
          ` Of what sounds: ${wishes.likes} like it, ${wishes.dislikes} do not.`}
      </p>
      {wishes.wishes.length > 0 && (
        <ol className={manage.rows}>
          {wishes.wishes.map((wish) => (
            <li key={wish.id} data-wish={wish.id}>
              <div className={manage.what}>
                <p className={manage.name}>
                  <bdi>{wish.title}</bdi>
                </p>
                <p className={manage.meta}>
                  {wish.artist !== '' && <bdi>{wish.artist}</bdi>}
                  {wish.artist !== '' && ' · '}
                  {wish.sentence}
                </p>
                {wish.words !== '' && (
                  <p className={styles.words}>
                    “<bdi>{wish.words}</bdi>”
                  </p>
                )}
              </div>
              {wish.state !== 'sounding' && (
                <div className={manage.actions}>
                  <Button
                    disabled={busy !== undefined}
                    onClick={() => void run('wish.remove', { id: wish.id }, `${wish.title} does not come.`)}
                    aria-label={`Remove ${wish.title}`}
                  >
                    Remove
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
      {waiting.length > 0 && (
        <div>
          <SureButton
            label="Clear all wishes"
            sure="Really take all wishes away?"
            disabled={busy !== undefined}
            onSure={() => void run('wish.clear', undefined, 'No wish waits any more.')}
            testId="guests-clear"
          />
        </div>
      )}
    </div>
  );
}
