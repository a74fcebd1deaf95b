// Names for what the API sends and takes. The types are generated from its description: `npm run schema`.
import type { components } from './schema';

export type Schemas = components['schemas'];

export const moods = ['happy', 'calm', 'neutral', 'sad', 'tense', 'unknown'] as const satisfies Mood[];
export type Mood = Schemas['Mood'];

export type Expressions = Schemas['Expressions'];
export const expressionNames = [
  'neutral',
  'happiness',
  'surprise',
  'sadness',
  'anger',
  'disgust',
  'fear',
  'contempt',
] as const satisfies (keyof Expressions)[];

/** Valence and arousal, each from -1 to 1. */
export type Affect = Schemas['Affect'];

/** One window of sensing. Below the room's threshold of people there are no numbers. */
export type MoodReading = Schemas['MoodEvent'];
export type LiveEvents = Schemas['LiveEvents'];
export type LiveMood = Schemas['LiveMood'];
export type LiveTrack = Schemas['LiveTrack'];
export type LiveSensing = Schemas['LiveSensing'];
export type LiveHealth = Schemas['LiveHealth'];

/** What should sound in the page that is the speaker, and what such a page does. */
export type DesiredSound = Schemas['DesiredSound'];
export type ReportedSound = Schemas['ReportedSound'];
export type PageState = Schemas['PageState'];
export type BrowserReading = Schemas['BrowserReading'];

export type TrackInfo = Schemas['TrackInfo'];
export type Suggestion = Schemas['Suggestion'];

/** What comes next, and the room's playlists. */
export type UpcomingTracks = Schemas['UpcomingTracks'];
export type UpcomingTrack = Schemas['UpcomingTrack'];
export type SleepTimer = Schemas['SleepTimer'];
export type WakeUp = Schemas['WakeUp'];
export type WakeRise = Schemas['WakeRise'];
export type Playlist = Schemas['PlaylistSummary'];
export type PlaylistEntry = Schemas['PlaylistEntry'];
export type LikedTracks = Schemas['LikedTracks'];
export type LikedTrack = Schemas['LikedTrack'];

export type Device = Schemas['DeviceView'];
export type DeviceState = Schemas['DeviceState'];
export type DeviceStatus = Schemas['DeviceStatus'];

export const explicitChoices = ['allowed', 'refused', 'family'] as const satisfies Schemas['ExplicitMusic'][];
export const aims = ['match', 'lift', 'calm', 'hold'] as const satisfies Aim[];
export type Aim = Schemas['MusicAim'];

/** Hours of each day with another aim; times as 18:00:00. */
export type AimHours = Schemas['AimHours'];

/** Somebody whose taste counts, by turns. What is left out becomes its default. */
export type Profile = Pick<Schemas['Profile'], 'name' | 'artists' | 'genres' | 'here'> &
  Partial<Schemas['Profile']>;
export type RoomSettings = Omit<Schemas['RoomSettings'], 'profiles'> & { profiles: Profile[] };

/** A station of web radio with the owner's own words on it. */
export type RadioStation = Schemas['RadioStation'];
export type RadioLicence = Schemas['RadioLicence'];
export type RoomStations = Schemas['RoomStations'];
export type OfferedStation = Schemas['OfferedStation'];
export type FoundStation = Schemas['FoundStation'];
export type SettingsAnswer = Schemas['SettingsView'];

/** The calendar of a room: when it is open, when it is quiet, and what plays when. */
export type RoomSchedule = Schemas['RoomSchedule'];
export type ScheduleBlock = Schemas['ScheduleBlock'];
export type WeeklyHours = Schemas['WeeklyHours'];
export type SpecialDay = Schemas['SpecialDay'];
export type DayRule = Schemas['DayRule'];
export type DayCalendar = Schemas['DayCalendar'];
export type Season = Schemas['Season'];
export type DayOfWeek = Schemas['DayOfWeek'];

export type MoodCounts = Schemas['MoodCounts'];
export type MoodHistory = Schemas['MoodSeries'];

/** A minute, an hour or a day (of UTC) of a room. Times without windows are absent. */
export type MoodPoint = Schemas['MoodPoint'];

/** How close together the points of a history are. */
export type MoodStep = MoodHistory['step'];

/** How the mood changed over a track, each with its standard error. */
export type Lift = Schemas['Lift'];
export type LiftFigure = Schemas['LiftFigure'];

/** What a room's choices have taught. */
export type MusicFigures = Schemas['MusicFigures'];
export type LibraryAccount = Schemas['LibraryAccount'];
export type SpotifyPage = Schemas['SpotifyPage'];
export type LinkedPlaylist = Schemas['LinkedPlaylist'];
export type FoundVideos = Schemas['FoundVideos'];
export type FoundVideo = Schemas['FoundVideo'];
export type FileGroup = Schemas['FileGroup'];
export type PlayedTrack = Schemas['TrackPlay'];

export type Session = Schemas['SessionView'];
export type Role = Session['role'];
