/** What ids are called: devices by their rooms, and sites. */
export interface Names {
  device: (id: string) => string | undefined;
  site: (id: string) => string | undefined;
}

/** Actions whose text begins with a device. Those on accounts begin with a name that may be spelled the same. */
const onDevices = /^(command|settings|licence|export|site|join-code-made|device-)/;

/** An entry of the audit log with the names that people know before the ids, which stay: they are what was written. */
export function named(action: string, detail: string, names: Names): string {
  const sites = detail.replace(/\bsite ([\w-]+)/g, (whole, id: string) =>
    withName(whole, names.site(id), id),
  );
  const [first = ''] = sites.split(':', 1);
  const device = onDevices.test(action) ? names.device(first) : undefined;
  return device === undefined ? sites : `${withName(first, device, first)}${sites.slice(first.length)}`;
}

const withName = (whole: string, name: string | undefined, id: string) =>
  name === undefined || name === id ? whole : whole.replace(id, `${name} (${id})`);
