import { render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Account } from './Account';

const answer = (data: object) =>
  vi.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(Response.json({ ok: true, data })));

describe('the account of all files', () => {
  afterEach(() => vi.restoreAllMocks());

  it('counts every file and names it with its reason', async () => {
    answer({
      files: 9,
      playable: 4,
      refused: [{ why: 'It is explicit.', count: 3, names: ['a.ogg', 'b.ogg'] }],
      broken: [{ why: 'It is empty.', count: 2, names: ['c.mp3', 'd.mp3'] }],
      notAnalysed: [],
      waiting: 'The tags of 1 of 9 files are still to be read.',
    });
    render(<Account device="cafe" />);

    expect(await screen.findByText('9 files: 4 may play, 3 refused, 2 broken.')).toBeTruthy();
    expect(screen.getByTestId('library-waiting').textContent).toContain('1 of 9');
    expect(screen.getAllByTestId('library-group').map((group) => group.textContent)).toEqual([
      'Refused: 3 filesIt is explicit. (3)a.oggb.oggand 1 more',
      'Broken: 2 filesIt is empty. (2)c.mp3d.mp3',
    ]);
  });
});
