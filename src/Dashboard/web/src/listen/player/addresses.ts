/** Where the official players come from; stand-ins for tests and the demo take their place. */
export interface PlayerAddresses {
  youtube: string;
  /** Without cookies before somebody plays something. */
  youtubeFrames: string;
  soundcloud: string;
}

const official: PlayerAddresses = {
  youtube: 'https://www.youtube.com',
  youtubeFrames: 'https://www.youtube-nocookie.com',
  soundcloud: 'https://w.soundcloud.com',
};

/** `<meta name="roomtone-players" content="http://127.0.0.1:5191">` names the stand-ins of all of them. */
export function playerAddresses(): PlayerAddresses {
  const all = document.querySelector<HTMLMetaElement>('meta[name="roomtone-players"]')?.content;
  return all === undefined || all === '' ? official : { youtube: all, youtubeFrames: all, soundcloud: all };
}
