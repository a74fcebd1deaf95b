import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Room } from '../live/rooms';
import { pageNumber } from './eye/pageNumber';
import { adapters } from './player/adapter';
import { blessSound } from './player/soundElement';
import { Speaker, type SpeakerView } from './player/Speaker';
import { makePageDevice, type UsedSpotify, useSpotify } from './spotify/useSpotify';
import { reportSound } from './wire';

export interface UsedSpeaker extends SpeakerView {
  speaker: Speaker;
  /** Where the players put themselves. */
  stage: HTMLElement;
  /** Whether this page is the room's speaker. */
  isHere: boolean;
  /** This page as a device of Spotify Connect. */
  spotify: UsedSpotify;
}

/** This page as the speaker of a room. It is silent when the component goes. */
export function useSpeaker(room: Room): UsedSpeaker {
  const [stage] = useState(() => document.createElement('div'));
  const [device] = useState(makePageDevice);
  const [speaker] = useState(
    () =>
      new Speaker({
        device: room.id,
        page: pageNumber,
        stage: () => stage,
        adapters,
        report: (report) => reportSound(room.id, report),
        tapped: blessSound,
        beside: device,
      }),
  );
  const view = useSyncExternalStore(speaker.subscribe, speaker.view);
  const isHere = view.role === 'on';
  const spotify = useSpotify(room.id, device, speaker, isHere);
  useEffect(() => speaker.follow(room.sound), [speaker, room.sound]);
  useEffect(() => {
    window.addEventListener('pagehide', speaker.release);
    document.addEventListener('visibilitychange', speaker.look);
    return () => {
      document.removeEventListener('visibilitychange', speaker.look);
      window.removeEventListener('pagehide', speaker.release);
      speaker.release();
    };
  }, [speaker]);
  return { ...view, speaker, stage, isHere, spotify };
}
