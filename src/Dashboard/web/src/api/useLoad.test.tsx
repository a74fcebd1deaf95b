import { act, renderHook } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { useLoad } from './useLoad';

const settled = () => act(async () => await Promise.resolve());

describe('What is loaded', () => {
  it('stays when asking again fails, beside the reason', async () => {
    const read = vi.fn().mockResolvedValueOnce('moods').mockRejectedValueOnce(new Error('Away.'));
    const { result } = renderHook(() => useLoad<string>(read as () => Promise<string>));
    await settled();
    act(() => result.current.reload());
    await settled();
    expect(result.current).toMatchObject({ state: 'failed', value: 'moods', error: new Error('Away.') });
  });

  it('goes when something else was asked for, and that fails', async () => {
    const first = () => Promise.resolve('of the kitchen');
    const second = () => Promise.reject<string>(new Error('Away.'));
    const { result, rerender } = renderHook(({ read }) => useLoad(read), { initialProps: { read: first } });
    await settled();
    rerender({ read: second });
    await settled();
    expect(result.current).toMatchObject({ state: 'failed', value: undefined });
  });

  it('is asked for again by itself after a failure', async () => {
    vi.useFakeTimers();
    const read = vi.fn().mockRejectedValueOnce(new Error('Busy.')).mockResolvedValueOnce('tracks');
    const { result } = renderHook(() => useLoad<string>(read as () => Promise<string>));
    await settled();
    expect(result.current.state).toBe('failed');
    act(() => void vi.advanceTimersByTime(2_999));
    expect(read).toHaveBeenCalledTimes(1);
    await act(() => vi.advanceTimersByTimeAsync(3_000));
    expect(result.current).toMatchObject({ state: 'ready', value: 'tracks' });
    vi.useRealTimers();
  });
});
