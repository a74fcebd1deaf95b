/** Where the official players come from; stand-ins for tests and the demo take their place. */
export interface PlayerAddresses {
  youtube: string;
  /** Without cookies before somebody plays something. */
  youtubeFrames: string;
  soundcloud: string;
  /** Where its script and its frame are. */
  spotifyPlayer: string;
  spotifyAccounts: string;
  isStandIn: boolean;
}

const official: PlayerAddresses = {
  youtube: 'https://www.youtube.com',
  youtubeFrames: 'https://www.youtube-nocookie.com',
  soundcloud: 'https://w.soundcloud.com',
  spotifyPlayer: 'https://sdk.scdn.co',
  spotifyAccounts: 'https://accounts.spotify.com',
  isStandIn: false,
};

/** `<meta name="roomtone-players" content="http://127.0.0.1:5191">` names the stand-ins of all of them. */
export function playerAddresses(): PlayerAddresses {
  const all = document.querySelector<HTMLMetaElement>('meta[name="roomtone-players"]')?.content;
  if (all === undefined || all === '') return official;
  return {
    youtube: all,
    youtubeFrames: all,
    soundcloud: all,
    spotifyPlayer: all,
    spotifyAccounts: `${all}/spotify/accounts`,
    isStandIn: true,
  };
}
