import { describe, expect, it } from 'vitest';
import { named } from './named';

const names = {
  device: (id: string) => ({ kitchen: 'Kitchen, Home' })[id],
  site: (id: string) => ({ '7f3a': 'Home' })[id],
};

describe('An entry of the audit log', () => {
  it.each([
    ['command', 'kitchen: music.skip', 'Kitchen, Home (kitchen): music.skip'],
    ['command', 'attic: music.skip', 'attic: music.skip'],
    ['site', 'kitchen: placed in site 7f3a', 'Kitchen, Home (kitchen): placed in site Home (7f3a)'],
    ['site', 'site 7f3a: made', 'site Home (7f3a): made'],
    ['export', 'site 7f3a: mood', 'site Home (7f3a): mood'],
    ['erasure', 'site ffff: asked for', 'site ffff: asked for'],
    ['device-revoked', 'kitchen: device-revoked', 'Kitchen, Home (kitchen): device-revoked'],
    ['account-changed', 'kitchen: viewer, on, all sites', 'kitchen: viewer, on, all sites'],
    ['logout', '', ''],
  ])('%s: %s', (action, detail, says) => expect(named(action, detail, names)).toBe(says));
});
