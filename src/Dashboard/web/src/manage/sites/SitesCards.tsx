import { useState } from 'react';
import { listSites, makeSite, type Order } from '../../api/manage';
import { useLoad } from '../../api/useLoad';
import { useMayAdminister } from '../../app/session';
import { Card } from '../../parts/Card';
import { Loaded } from '../../parts/Loaded';
import { Empty } from '../../parts/States';
import { NewNamed } from '../NewNamed';
import { ErasureReport } from './ErasureReport';
import { SiteCard } from './SiteCard';

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
            {all.map((site) => (
              <SiteCard key={site.id} site={site} reload={sites.reload} onErased={setErased} />
            ))}
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
