import { describe, expect, it } from 'vitest';
import { compareVersions } from './versions';

describe('Versions', () => {
  it.each([
    ['1.9.2', '1.10.0'],
    ['1.4.0-rc1', '1.4.0'],
    ['1.4.0-rc2', '1.4.0-rc10'],
    ['0.9', '1.0'],
  ])('%s comes before %s', (older, newer) => {
    expect(compareVersions(older, newer)).toBeLessThan(0);
    expect(compareVersions(newer, older)).toBeGreaterThan(0);
  });

  it('are the same whatever build they are', () => expect(compareVersions('1.4.0+a1', '1.4.0+b2')).toBe(0));
});
