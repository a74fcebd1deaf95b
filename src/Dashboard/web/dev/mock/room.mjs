// One make-believe room: a point wanders over the circumplex, and music follows it.
import { schedule } from './schedule.mjs';
import { distance, library } from './library.mjs';
import { comingIn, nextIn } from './playlists.mjs';
import { ownStations } from './radio.mjs';
import { MockSpeaker } from './sound.mjs';

const now = () => new Date().toISOString();
const clamp = (value) => Math.max(-1, Math.min(1, value));

export const sentence = {
    happy: 'Happy: 2 faces, enough happiness (41 %) beside neutral (56 %).',
    calm: 'The faces look relaxed and move little. It has been so for a while.',
    tense: 'One face shows anger and surprise; the other has grown tight.',
    sad: 'The faces show sadness more than anything else.',
    neutral: 'The faces show little. Nothing stands out.',
    unknown: 'Too few faces are in view to say anything about the room.',
};

const centres = {
    happy: [0.58, 0.34],
    calm: [0.46, -0.42],
    tense: [-0.5, 0.5],
    sad: [-0.52, -0.36],
    neutral: [0.03, 0.02],
};

export function moodAt(valence, arousal) {
    if (Math.hypot(valence, arousal) < 0.16) return 'neutral';
    if (valence >= 0) return arousal >= 0 ? 'happy' : 'calm';
    return arousal >= 0 ? 'tense' : 'sad';
}

export function expressionsAt(valence, arousal, noise = 0) {
    const raw = {
        neutral: 0.9 - 0.7 * Math.hypot(valence, arousal),
        happiness: 1.7 * Math.max(0, valence) + 0.03,
        surprise: 0.35 * Math.max(0, arousal) + 0.03,
        sadness: 1.3 * Math.max(0, -valence) * (arousal < 0 ? 1 : 0.25) + 0.02,
        anger: 1.1 * Math.max(0, -valence) * (arousal > 0 ? 1 : 0.15) + 0.01,
        disgust: 0.12 * Math.max(0, -valence) + 0.01,
        fear: 0.3 * Math.max(0, -valence) * Math.max(0, arousal) + 0.008,
        contempt: 0.02,
    };
    for (const name of Object.keys(raw))
        raw[name] = Math.max(0.002, raw[name] + noise * (Math.random() - 0.5));
    const total = Object.values(raw).reduce((a, b) => a + b);
    return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, value / total]));
}

export class MockRoom {
    constructor(id, { mood = 'happy', state = 'online', volume = 42, drops = 0 } = {}) {
        this.id = id;
        this.state = state;
        this.version = '0.1.0';
        this.boot = crypto.randomUUID();
        this.wander = centres[mood];
        [this.valence, this.arousal] = centres[mood];
        this.people = 2;
        this.on = true;
        this.capturing = true;
        this.volume = volume;
        this.drops = drops;
        this.playing = true;
        this.startedAt = Date.now() - 83_000;
        this.lastSeen = state === 'online' ? now() : new Date(Date.now() - 47 * 60_000).toISOString();
        this.frames = 184_210;
        this.settings = {
            revision: 3,
            applied: true,
            settings: {
                minPeople: 1,
                maxVolumePercent: 80,
                languages: ['en', 'de'],
                genres: [],
                explicit: 'allowed',
                blockedArtists: ['The Very Long Name of an Orchestra That Plays Loud'],
                blockedTracks: ['rock/Too Much of Everything.ogg'],
                aim: 'hold',
                hold: { valence: 0.4, arousal: -0.3 },
                aimHours: [
                    { from: '07:00:00', to: '09:00:00', aim: 'lift', hold: { valence: 0, arousal: 0 } },
                    { from: '21:30:00', to: '01:00:00', aim: 'hold', hold: { valence: 0.4, arousal: -0.3 } },
                ],
                sources: ['library', 'radio'],
                stations: ownStations,
                schedule: schedule(),
                profiles: [],
            },
        };
        this.track = this.ranked()[0];
        this.speaker = new MockSpeaker(this);
    }

    /** Jumps to a mood, or to too few people; for looking at pages. */
    show(mood) {
        this.people = mood === 'unknown' ? 0 : 2;
        if (mood === 'unknown') return;
        this.wander = centres[mood];
        [this.valence, this.arousal] = centres[mood];
    }

    step() {
        this.valence = clamp(
            this.valence +
                0.2 * (this.wander[0] + 0.26 * Math.sin(this.frames / 47) - this.valence) +
                0.03 * (Math.random() - 0.5),
        );
        this.arousal = clamp(
            this.arousal +
                0.2 * (this.wander[1] + 0.2 * Math.cos(this.frames / 71) - this.arousal) +
                0.03 * (Math.random() - 0.5),
        );
        this.frames += 10;
        if (this.state === 'online') this.lastSeen = now();
        if (this.playing && this.elapsed() > (this.track.info.durationSeconds || 180)) this.skip();
    }

    ranked() {
        return [...library].sort(
            (a, b) => distance(a, this.valence, this.arousal) - distance(b, this.valence, this.arousal),
        );
    }

    elapsed() {
        return (this.playing ? Date.now() - this.startedAt : this.pausedAt) / 1000;
    }

    play(track) {
        this.track = track;
        this.startedFor = (this.startedFor ?? 0) + 1;
        this.startedAt = Date.now();
        this.playing = true;
    }

    /** As the box does it: the track begins anew, at another place. */
    seek(seconds) {
        this.startedFor = (this.startedFor ?? 0) + 1;
        this.startedAt = Date.now() - 1000 * seconds;
        this.pausedAt = 1000 * seconds;
    }

    skip() {
        const [next] = comingIn(this).all;
        this.asked = this.asked?.filter((id) => id !== next);
        this.play(library.find(({ info }) => info.id === next));
    }

    /** The tracks in the order of the mood that the room had when the playing one began, so that what is shown does not hop. */
    chosen() {
        if (this.chosenFor !== this.track) {
            this.chosenFor = this.track;
            this.order = this.ranked().map(({ info }) => info.id);
        }
        return this.order;
    }

    pause() {
        this.pausedAt = Date.now() - this.startedAt;
        this.playing = false;
    }

    resume() {
        this.startedAt = Date.now() - (this.pausedAt ?? 0);
        this.playing = true;
    }

    status() {
        return { state: this.state, at: this.lastSeen, version: this.version, boot: this.boot };
    }

    mood() {
        const known = this.people > 0;
        const mood = known ? moodAt(this.valence, this.arousal) : 'unknown';
        const reading = {
            from: new Date(Date.now() - 5000).toISOString(),
            to: now(),
            people: this.people,
            mood,
        };
        if (known)
            Object.assign(reading, {
                coverage: 0.83,
                valence: this.valence,
                arousal: this.arousal,
                confidence: 0.77,
                expressions: expressionsAt(this.valence, this.arousal, 0.04),
            });
        return { at: this.lastSeen, mood, reading, why: sentence[mood] };
    }

    live() {
        const suggestions = this.ranked()
            .filter((track) => track !== this.track)
            .slice(0, 4)
            .map(({ info }, i) => ({
                track: info,
                why: [
                    'Close to the mood, and this room likes the artist.',
                    'A step brighter than now, not heard for two days.',
                    'Quiet like the room; often played to the end here.',
                    'Something new: close in tempo to what the room likes.',
                ][i],
            }));
        return {
            at: this.state === 'online' ? now() : this.lastSeen,
            state: this.playing ? 'playing' : 'paused',
            track: this.track.info,
            elapsedSeconds: this.elapsed(),
            volumePercent: this.volume,
            why: 'It fits a bright, lively room, and it has not been heard here for three days.',
            for: { valence: this.valence, arousal: this.arousal },
            suggestions,
            said: this.said ?? null,
            notice: this.notice ?? null,
            next: nextIn(this),
        };
    }

    sensing() {
        const { camera = 'pictures' } = this;
        const detail = !this.on
            ? 'Nothing is captured.'
            : this.capturing
              ? camera === 'browser'
                  ? 'A page is the camera.'
                  : 'Sample photographs, ten pictures a second.'
              : 'The camera does not answer. Check its cable; Roomtone keeps trying.';
        return {
            at: this.lastSeen,
            on: this.on,
            capturing: this.on && this.capturing,
            camera,
            detail,
        };
    }

    health() {
        return {
            at: this.lastSeen,
            uptimeSeconds: 93_400,
            frames: this.frames,
            framesDropped: 1_204,
            faces: 301_544,
            readings: 18_680,
            frameMilliseconds: 14.6,
            captureRestarts: this.drops > 0 ? 2 : 0,
            outboxDepth: this.drops > 0 ? 4_310 : 3,
            eventsPublished: 19_210,
            eventsDropped: this.drops,
            residentMegabytes: 148.3,
            boardCelsius: this.drops > 0 ? 78.4 : 51.2,
            timeZone: 'Europe/Berlin',
        };
    }

    device() {
        const { id, state, version, boot, lastSeen } = this;
        const live = {
            mood: this.mood(),
            track: this.live(),
            sensing: this.sensing(),
            health: this.health(),
        };
        return { id, state, version, boot, lastSeen, firstSeen: '2026-09-14T08:12:00.000Z', ...live };
    }
}
