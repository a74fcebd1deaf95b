import type {
  Device,
  LiveHealth,
  LiveMood,
  LiveTrack,
  MoodPoint,
  MoodReading,
  Session,
  TrackInfo,
} from '../api/contracts';

export const owner: Session = { name: 'anna', role: 'owner', mustChange: false, allSites: true };

export const track: TrackInfo = {
  provider: 'local',
  id: 'folk/01.ogg',
  title: 'Morning on the Pier',
  artist: 'Lantern Coast',
  album: 'Low Tide',
  genre: 'Folk',
  language: 'en',
  year: 2019,
  durationSeconds: 200,
};

export const other: TrackInfo = {
  ...track,
  id: 'jazz/02.ogg',
  title: 'Tin Roof Parade',
  genre: 'Jazz',
  language: '',
};

export function mood(change: Partial<LiveMood> = {}): LiveMood {
  const at = new Date().toISOString();
  return {
    at,
    mood: 'happy',
    why: 'Both faces show happiness.',
    reading: {
      from: at,
      to: at,
      people: 2,
      coverage: 0.8,
      mood: 'happy',
      valence: 0.5,
      arousal: 0.3,
      confidence: 0.77,
      expressions: {
        neutral: 0.3,
        happiness: 0.52,
        surprise: 0.08,
        sadness: 0.02,
        anger: 0.02,
        disgust: 0.02,
        fear: 0.02,
        contempt: 0.02,
      },
      why: null,
    },
    ...change,
  };
}

/** A window with too few people: it carries no numbers. */
export const unread = (at: string): MoodReading => ({
  from: at,
  to: at,
  people: 0,
  coverage: null,
  mood: 'unknown',
  valence: null,
  arousal: null,
  confidence: null,
  expressions: null,
  why: null,
});

export function playing(change: Partial<LiveTrack> = {}): LiveTrack {
  return {
    at: new Date().toISOString(),
    state: 'playing',
    track,
    elapsedSeconds: 10,
    volumePercent: 40,
    why: 'It fits a bright room.',
    for: null,
    notice: null,
    said: null,
    suggestions: [{ track: other, why: 'Close to the mood.' }],
    next: null,
    timers: { sleep: null, wake: null, rise: null, notice: null },
    schedule: null,
    ...change,
  };
}

export const healthy = (change: Partial<LiveHealth> = {}): LiveHealth => ({
  at: '2026-11-22T10:00:00.000Z',
  uptimeSeconds: 7200,
  frames: 900,
  framesDropped: 100,
  faces: 10,
  readings: 5,
  frameMilliseconds: 14.6,
  captureRestarts: 0,
  outboxDepth: 3,
  eventsPublished: 20,
  eventsDropped: 7,
  residentMegabytes: 148.3,
  boardCelsius: null,
  everySeconds: null,
  timeZone: null,
  ...change,
});

export const placed = (roomName: string, siteName = 'Home'): Device['place'] => ({
  site: siteName.toLowerCase(),
  siteName,
  room: roomName.toLowerCase(),
  roomName,
});

export function device(change: Partial<Device> = {}): Device {
  const at = new Date().toISOString();
  return {
    id: 'living-room',
    state: 'online',
    lastSeen: at,
    firstSeen: '2026-09-14T08:12:00.000Z',
    version: '0.1.0',
    boot: '6f9619ff-8b86-4011-b42d-00c04fc964ff',
    mood: mood(),
    track: playing(),
    sensing: { at, on: true, capturing: true, camera: 'pictures', detail: 'Sample photographs.' },
    health: null,
    place: null,
    tags: [],
    template: null,
    ...change,
  };
}

/** A minute with windows of the named moods. */
export function point(
  at: string,
  moods: Partial<MoodPoint['moods']>,
  affect: Partial<MoodPoint> = {},
): MoodPoint {
  const counts = { happy: 0, calm: 0, neutral: 0, sad: 0, tense: 0, unknown: 0, ...moods };
  const windows = Object.values(counts).reduce((a, b) => a + b, 0);
  return {
    at,
    windows,
    known: windows - counts.unknown,
    people: 1,
    valence: null,
    arousal: null,
    confidence: null,
    moods: counts,
    ...affect,
  };
}
