import { useCallback, useMemo, useState } from 'react';
import { type LibraryQuery, searchLibrary } from '../../api/devices';
import { useLoad } from '../../api/useLoad';
import { useMayChange, useMaySteer } from '../../app/session';
import type { Room } from '../../live/rooms';
import { Card } from '../../parts/Card';
import { Empty, Failed, Loading } from '../../parts/States';
import { count } from '../../parts/words';
import { OnlineMusic } from '../online/OnlineMusic';
import { TrackRow } from '../TrackRow';
import rows from '../TrackRow.module.css';
import { Account } from './Account';
import { facetsOf } from './facets';
import { Filters } from './Filters';
import styles from './Library.module.css';
import { describeTrack } from './describeTrack';
import { noRanges, readRanges } from './ranges';
import { useSettled } from './useSettled';

/** Searches the box's library, filters it, and plays what was found. */
export function Library({ room }: { room: Room }) {
  const may = useMaySteer();
  if (!may) return null;
  return (
    <Card title="Find music" hint="In the library of this box." testId="library" area="wide">
      {room.state === 'online' ? (
        <Search room={room} />
      ) : (
        <Empty icon="search" title="The library is out of reach">
          <p>It can be searched as soon as the box is back.</p>
        </Empty>
      )}
    </Card>
  );
}

/** The most a box answers with. */
const most = 100;

function Search({ room }: { room: Room }) {
  const mayChange = useMayChange();
  const [query, setQuery] = useState<LibraryQuery>({});
  const [ranges, setRanges] = useState(noRanges);
  const read = useMemo(() => readRanges(ranges), [ranges]);
  const settled = useSettled(
    useMemo(() => ({ ...query, ...read.query }), [query, read]),
    250,
  );
  const { id } = room;
  const everything = useLoad(useCallback(() => searchLibrary(id, { limit: most }), [id]));
  const found = useLoad(useCallback(() => searchLibrary(id, { ...settled, limit: 40 }), [id, settled]));

  return (
    <>
      <Filters
        query={query}
        facets={facetsOf(everything.value ?? [])}
        onChange={setQuery}
        ranges={ranges}
        read={read}
        onRanges={setRanges}
      />
      <p className="for-readers" role="status" data-testid="library-count">
        {found.state === 'ready' && `${count(found.value.length, 'track')} found.`}
      </p>
      <div className={styles.results} aria-busy={found.state === 'loading'}>
        {found.state === 'failed' ? (
          <Failed error={found.error} retry={found.reload} />
        ) : found.value === undefined ? (
          <Loading what="the library" />
        ) : found.value.length === 0 ? (
          <Empty icon="search" title="Nothing found">
            <p>Try fewer letters, or take a filter away.</p>
          </Empty>
        ) : (
          <ul className={`${rows.list} ${rows.columns}`}>
            {found.value.map((track) => (
              <TrackRow
                key={`${track.provider} ${track.id}`}
                room={room}
                track={track}
                note={describeTrack(track)}
              />
            ))}
          </ul>
        )}
      </div>
      {mayChange && <OnlineMusic room={room} />}
      <Account device={id} />
    </>
  );
}
