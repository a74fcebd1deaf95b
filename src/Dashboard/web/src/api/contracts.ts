// What the API sends: the records of src/Shared/Contracts as JSON. Nulls are left out on the wire.

export const moods = ['happy', 'calm', 'neutral', 'sad', 'tense', 'unknown'] as const;
export type Mood = (typeof moods)[number];

export const expressionNames = [
  'neutral',
  'happiness',
  'surprise',
  'sadness',
  'anger',
  'disgust',
  'fear',
  'contempt',
] as const;
export type Expressions = Record<(typeof expressionNames)[number], number>;

/** Valence and arousal, each from -1 to 1. */
export interface Affect {
  valence: number;
  arousal: number;
}

/** One window of sensing. Below the room's threshold of people there are no numbers. */
export interface MoodReading {
  from: string;
  to: string;
  people: number;
  coverage?: number | null;
  mood: Mood;
  valence?: number | null;
  arousal?: number | null;
  confidence?: number | null;
  expressions?: Expressions | null;
  why?: string | null;
}

export interface LiveMood {
  at: string;
  mood: Mood;
  reading: MoodReading;
  why: string;
}

export interface TrackInfo {
  provider: string;
  id: string;
  title: string;
  artist: string;
  album: string;
  genre: string;
  language: string;
  year?: number | null;
  durationSeconds: number;
}

export interface Suggestion {
  track: TrackInfo;
  why: string;
}

export interface LiveTrack {
  at: string;
  state: 'stopped' | 'playing' | 'paused';
  track?: TrackInfo | null;
  elapsedSeconds: number;
  volumePercent: number;
  why: string;
  for?: Affect | null;
  suggestions: Suggestion[];
  notice?: string | null;
}

export interface LiveSensing {
  at: string;
  on: boolean;
  capturing: boolean;
  camera: string;
  detail: string;
}

export interface LiveHealth {
  at: string;
  uptimeSeconds: number;
  frames: number;
  framesDropped: number;
  faces: number;
  readings: number;
  frameMilliseconds: number;
  captureRestarts: number;
  outboxDepth: number;
  eventsPublished: number;
  eventsDropped: number;
  residentMegabytes: number;
  boardCelsius?: number | null;
}

export type DeviceState = 'online' | 'stopped' | 'offline';

export interface DeviceStatus {
  state: DeviceState;
  at: string;
  version: string;
  boot: string;
}

export interface Device {
  id: string;
  state: DeviceState;
  lastSeen?: string | null;
  firstSeen?: string | null;
  version?: string | null;
  boot?: string | null;
  health?: LiveHealth | null;
  sensing?: LiveSensing | null;
  mood?: LiveMood | null;
  track?: LiveTrack | null;
}

export const explicitChoices = ['allowed', 'refused', 'family'] as const;
export const aims = ['match', 'lift', 'calm', 'hold'] as const;
export type Aim = (typeof aims)[number];

/** Somebody whose taste counts, by turns. */
export interface Profile {
  name: string;
  artists: string[];
  genres: string[];
  here: boolean;
}

/** Hours of each day with another aim; times as 18:00:00. */
export interface AimHours {
  from: string;
  to: string;
  aim: Aim;
  hold: Affect;
}

export interface RoomSettings {
  minPeople: number;
  maxVolumePercent: number;
  languages: string[];
  genres: string[];
  explicit: (typeof explicitChoices)[number];
  blockedArtists: string[];
  blockedTracks: string[];
  aim?: Aim | null;
  hold: Affect;
  aimHours: AimHours[];
  profiles: Profile[];
}

export interface SettingsAnswer {
  revision: number;
  settings: RoomSettings;
  applied?: boolean | null;
  error?: string | null;
}

export type MoodCounts = Record<Mood, number>;

/** How close together the points of a history are. */
export type MoodStep = 'minute' | 'hour' | 'day';

/** A minute, an hour or a day (of UTC) of a room. Times without windows are absent. */
export interface MoodPoint {
  at: string;
  windows: number;
  known: number;
  people?: number | null;
  valence?: number | null;
  arousal?: number | null;
  confidence?: number | null;
  moods: MoodCounts;
}

export interface MoodHistory {
  from: string;
  to: string;
  step: MoodStep;
  points: MoodPoint[];
}

/** How the mood changed over a track, each with its standard error. */
export interface Lift {
  valence: number;
  arousal: number;
  valenceError: number;
  arousalError: number;
}

export interface LiftFigure {
  tracks: number;
  valence?: number | null;
  error?: number | null;
}

/** What a room's choices have taught. */
export interface MusicFigures {
  strategies: { name: string; welcome: number; unwelcome: number }[];
  moodShare: number;
  steeringHelps: number;
  steered: LiftFigure;
  blind: LiftFigure;
  effect: LiftFigure;
}

export interface PlayedTrack {
  at: string;
  title: string;
  artist: string;
  provider: string;
  track: string;
  why: string;
  heard?: number | null;
  ended?: 'finished' | 'skipped' | 'failed' | null;
  moodBefore?: Affect | null;
  moodAfter?: Affect | null;
  lift?: Lift | null;
  feedback: string[];
}

export type Role = 'owner' | 'admin' | 'viewer';

export interface Session {
  name: string;
  role: Role;
  mustChange: boolean;
  /** False: sees some sites only. */
  allSites?: boolean;
}
