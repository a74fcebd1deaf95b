import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeEventSource } from '../testing/FakeEventSource';
import { openStream } from './stream';

const events = () => ({ opened: vi.fn(), message: vi.fn(), broker: vi.fn(), lost: vi.fn() });

describe('The live stream', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    FakeEventSource.install();
  });
  afterEach(() => vi.useRealTimers());

  it('passes each kind of message on with its device', () => {
    const heard = events();
    openStream(heard);
    FakeEventSource.last.say('sensing', { device: 'kitchen', state: { on: true } });
    expect(heard.message).toHaveBeenCalledWith({ kind: 'sensing', device: 'kitchen', state: { on: true } });
  });

  it('tells when the dashboard hears nothing from the boxes', () => {
    const heard = events();
    openStream(heard);
    FakeEventSource.last.say('broker', { connected: false });
    expect(heard.broker).toHaveBeenCalledWith({ connected: false });
  });

  it('opens again after a failure, and waits longer each time', () => {
    openStream(events());
    FakeEventSource.last.fail();
    vi.advanceTimersByTime(500);
    expect(FakeEventSource.all).toHaveLength(2);
    FakeEventSource.last.fail();
    vi.advanceTimersByTime(900);
    expect(FakeEventSource.all).toHaveLength(2);
    vi.advanceTimersByTime(100);
    expect(FakeEventSource.all).toHaveLength(3);
  });

  it('starts with short waits again once it was open', () => {
    openStream(events());
    for (let i = 0; i < 5; i++) {
      FakeEventSource.last.fail();
      vi.advanceTimersByTime(15_000);
    }
    const tries = FakeEventSource.all.length;
    FakeEventSource.last.open();
    FakeEventSource.last.fail();
    vi.advanceTimersByTime(500);
    expect(FakeEventSource.all).toHaveLength(tries + 1);
  });

  it('takes a line that is quiet for too long as dead, and opens another', () => {
    const heard = events();
    openStream(heard);
    FakeEventSource.last.open();
    vi.advanceTimersByTime(44_000);
    FakeEventSource.last.say('ping', {});
    vi.advanceTimersByTime(44_000);
    expect(heard.lost).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1500);
    expect(heard.lost).toHaveBeenCalledOnce();
    expect(FakeEventSource.all).toHaveLength(2);
  });

  it('does not wait for ever for a line that never opens', () => {
    const heard = events();
    openStream(heard);
    vi.advanceTimersByTime(45_500);
    expect(heard.lost).toHaveBeenCalledOnce();
    expect(FakeEventSource.all).toHaveLength(2);
  });

  it('stays closed once it is closed', () => {
    const heard = events();
    const stream = openStream(heard);
    FakeEventSource.last.fail();
    stream.close();
    vi.advanceTimersByTime(60_000);
    expect(FakeEventSource.all).toHaveLength(1);
    expect(FakeEventSource.last.closed).toBe(true);
  });
});
