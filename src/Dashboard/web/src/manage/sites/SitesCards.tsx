import { useState } from 'react';
import { listSites, makeSite, type Order, type Site } from '../../api/manage';
import { useLoad } from '../../api/useLoad';
import { useMayAdminister } from '../../app/session';
import { Card } from '../../parts/Card';
import { Field } from '../../parts/Field';
import { fold, holdsWords } from '../../parts/fold';
import { Loaded } from '../../parts/Loaded';
import { Empty } from '../../parts/States';
import { NewNamed } from '../NewNamed';
import { ErasureReport } from './ErasureReport';
import { SiteCard } from './SiteCard';

/** From this many on they are folded, and can be found by their name. */
const many = 4;

interface SitesProps {
  all: readonly Site[];
  reload: () => void;
  onErased: (order: Order) => void;
}

function Sites({ all, reload, onErased }: SitesProps) {
  const [text, setText] = useState('');
  const folded = all.length >= many;
  const shown = all.filter(({ name, rooms }) =>
    holdsWords(fold([name, ...rooms.flatMap((room) => [room.name, ...room.devices])].join(' ')), text.trim()),
  );
  return (
    <>
      {folded && (
        <Field
          label="Find a site"
          type="search"
          placeholder="Site, room or device"
          value={text}
          onChange={(event) => setText(event.target.value)}
          testId="find-site"
        />
      )}
      {shown.map((site) => (
        <SiteCard key={site.id} site={site} folded={folded} reload={reload} onErased={onErased} />
      ))}
      {shown.length === 0 && all.length > 0 && <p>No site has such a name.</p>}
    </>
  );
}

/** The sites that one may see, with their rooms and people. */
export function SitesCards() {
  const sites = useLoad(listSites);
  const mayAdminister = useMayAdminister();
  const [erased, setErased] = useState<Order>();
  return (
    <>
      {erased !== undefined && <ErasureReport order={erased} onDone={() => setErased(undefined)} />}
      <Loaded load={sites} what="the sites">
        {(all) => (
          <>
            {all.length === 0 && (
              <Empty icon="room" title="No site yet">
                <p>
                  A site is a house with its rooms: a home, a café, a shop. Devices and people belong to it.
                </p>
              </Empty>
            )}
            <Sites all={all} reload={sites.reload} onErased={setErased} />
            {mayAdminister && (
              <Card title={all.length === 0 ? 'The first site' : 'Another site'} testId="new-site">
                <NewNamed
                  label="Its name"
                  action="Make it"
                  look="main"
                  make={makeSite}
                  reload={sites.reload}
                  testId="site"
                />
              </Card>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
