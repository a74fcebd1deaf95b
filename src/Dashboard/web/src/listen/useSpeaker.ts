import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Room } from '../live/rooms';
import { pageNumber } from './eye/pageNumber';
import { adapters } from './player/adapter';
import { blessSound } from './player/soundElement';
import { Speaker, type SpeakerView } from './player/Speaker';
import { reportSound } from './wire';

export interface UsedSpeaker extends SpeakerView {
  speaker: Speaker;
  /** Where the players put themselves. */
  stage: HTMLElement;
  /** Whether this page is the room's speaker. */
  isHere: boolean;
}

/** This page as the speaker of a room. It is silent when the component goes. */
export function useSpeaker(room: Room): UsedSpeaker {
  const [stage] = useState(() => document.createElement('div'));
  const [speaker] = useState(
    () =>
      new Speaker({
        device: room.id,
        page: pageNumber,
        stage: () => stage,
        adapters,
        report: (report) => reportSound(room.id, report),
        tapped: blessSound,
      }),
  );
  const view = useSyncExternalStore(speaker.subscribe, speaker.view);
  useEffect(() => speaker.follow(room.sound), [speaker, room.sound]);
  useEffect(() => {
    window.addEventListener('pagehide', speaker.release);
    return () => {
      window.removeEventListener('pagehide', speaker.release);
      speaker.release();
    };
  }, [speaker]);
  return { ...view, speaker, stage, isHere: view.role === 'on' };
}
