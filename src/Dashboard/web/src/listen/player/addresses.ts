/** Where the official players come from; a stand-in for tests and the demo takes their place. */
export interface PlayerAddresses {
  youtube: string;
  soundcloud: string;
}

const official: PlayerAddresses = {
  youtube: 'https://www.youtube.com',
  soundcloud: 'https://w.soundcloud.com',
};

/** `<meta name="roomtone-players" content='{"youtube":"http://127.0.0.1:5191"}'>` names others. */
export function playerAddresses(): PlayerAddresses {
  const text = document.querySelector<HTMLMetaElement>('meta[name="roomtone-players"]')?.content;
  return text === undefined || text === '' ? official : { ...official, ...(JSON.parse(text) as object) };
}
