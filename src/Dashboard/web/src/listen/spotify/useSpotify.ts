import { useEffect, useState, useSyncExternalStore } from 'react';
import { readSpotifyPage } from '../../api/devices';
import type { Speaker } from '../player/Speaker';
import { accessToken, finishLogIn, isLoggedIn, logIn, logOut } from './login';
import { obstacle } from './obstacles';
import { PageDevice, type PageDeviceView } from './PageDevice';
import { spotifySdk } from './sdk';

export interface UsedSpotify extends PageDeviceView {
  isLoggedIn: boolean;
  isBusy: boolean;
  /** In a tap: leaves for Spotify's own page, which comes back. */
  logIn: () => Promise<void>;
  logOut: () => void;
  tryAgain: () => void;
  allow: () => void;
}

export const makePageDevice = () =>
  new PageDevice({ sdk: spotifySdk, token: accessToken, loggedOut: logOut });

/** This page as a device of Spotify Connect: while it is the room's speaker, and somebody is logged in here. */
export function useSpotify(
  room: string,
  device: PageDevice,
  speaker: Speaker,
  isSpeaker: boolean,
): UsedSpotify {
  const view = useSyncExternalStore(device.subscribe, device.view);
  const [login, setLogin] = useState(() => ({ isIn: isLoggedIn(), fault: null as string | null }));
  const [isBusy, setBusy] = useState(false);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    finishLogIn().then(
      () => setLogin({ isIn: isLoggedIn(), fault: null }),
      (error: unknown) => setLogin({ isIn: isLoggedIn(), fault: (error as Error).message }),
    );
  }, []);

  const isOn = isSpeaker && login.isIn;
  useEffect(() => {
    if (!isOn) return;
    let isLate = false;
    readSpotifyPage(room).then(
      ({ name }) => isLate || void device.open(name),
      (error: unknown) => isLate || setLogin({ isIn: true, fault: (error as Error).message }),
    );
    return () => {
      isLate = true;
      device.close();
    };
  }, [isOn, room, device, turn]);

  // The box hears of it at once.
  useEffect(() => speaker.mention(), [speaker, view]);

  const begin = async () => {
    setBusy(true);
    setLogin({ isIn: false, fault: null });
    try {
      const { clientId } = await readSpotifyPage(room);
      const why = await obstacle();
      if (why !== undefined) throw new Error(why);
      await logIn(clientId);
    } catch (error) {
      setLogin({ isIn: false, fault: (error as Error).message });
    } finally {
      setBusy(false);
    }
  };
  return {
    ...view,
    fault: view.fault ?? login.fault,
    isLoggedIn: login.isIn && isLoggedIn(),
    isBusy,
    logIn: begin,
    logOut: () => {
      logOut();
      device.close();
      setLogin({ isIn: false, fault: null });
    },
    tryAgain: () => {
      setLogin({ isIn: isLoggedIn(), fault: null });
      setTurn((now) => now + 1);
    },
    allow: device.allow,
  };
}
