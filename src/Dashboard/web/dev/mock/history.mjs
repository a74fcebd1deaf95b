// The past of a room: the same each time for the same minute, with nights and lunch as gaps.
import { moodAt } from './room.mjs';
import { library } from './library.mjs';

const minuteMs = 60_000;

/** A number from -1 to 1 that follows from a time; smooth over about `period` minutes. */
function wave(minute, period, phase) {
    return 0.6 * Math.sin(minute / period + phase) + 0.4 * Math.sin(minute / (period * 0.37) + 2.1 * phase);
}

function noise(minute, salt) {
    const x = Math.sin(minute * 12.9898 + salt * 78.233) * 43758.5453;
    return x - Math.floor(x) - 0.5;
}

function affectAt(minute) {
    const hour = ((minute / 60) % 24) + 0;
    const evening = Math.exp(-((hour - 19) ** 2) / 10);
    return {
        valence: Math.max(
            -1,
            Math.min(1, 0.12 + 0.34 * evening + 0.38 * wave(minute, 52, 1) + 0.18 * noise(minute, 1)),
        ),
        arousal: Math.max(
            -1,
            Math.min(1, -0.08 + 0.3 * evening + 0.42 * wave(minute, 71, 4) + 0.18 * noise(minute, 2)),
        ),
    };
}

function quiet(minute) {
    const local = new Date(minute * minuteMs);
    const hour = local.getHours() + local.getMinutes() / 60;
    return hour < 7.2 || hour > 23.2 || (hour > 12.1 && hour < 13.4) || (hour > 16 && hour < 16.4);
}

export function minuteAt(minute) {
    if (quiet(minute)) return null;
    const { valence, arousal } = affectAt(minute);
    const unknown = Math.max(0, Math.round(12 * (noise(minute >> 4, 5) * 0.8 + 0.05)));
    const known = 12 - unknown;
    const moods = { happy: 0, calm: 0, tense: 0, sad: 0, neutral: 0, unknown };
    for (let i = 0; i < known; i++)
        moods[moodAt(valence + 0.35 * noise(minute, 10 + i), arousal + 0.35 * noise(minute, 40 + i))] += 1;
    const numbers =
        known === 0
            ? {}
            : { people: 1.6 + 0.8 * noise(minute >> 5, 7) + 0.5, valence, arousal, confidence: 0.74 };
    return { at: new Date(minute * minuteMs).toISOString(), windows: 12, known, ...numbers, moods };
}

function* minutesOf(from, to, every) {
    const end = Math.min(to, Date.now()) / minuteMs;
    for (let minute = Math.ceil(from / minuteMs); minute < end; minute += every) {
        const point = minuteAt(minute);
        if (point !== null) yield point;
    }
}

export function moodHistory(from, to, step) {
    // A year has half a million minutes: some of them do.
    const minutes = [...minutesOf(from, to, step === 'day' ? 15 : 1)];
    return {
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        step,
        points: step === 'minute' ? minutes : summed(minutes, starts[step]),
    };
}

/** From the time of a minute to the start of its hour or day. */
const starts = {
    hour: (at) => `${at.slice(0, 13)}:00:00.000Z`,
    day: (at) => `${at.slice(0, 10)}T00:00:00.000Z`,
};

function summed(minutes, startOf) {
    const sums = new Map();
    for (const point of minutes) {
        const at = startOf(point.at);
        const sum = sums.get(at) ?? {
            at,
            windows: 0,
            known: 0,
            valence: 0,
            arousal: 0,
            people: 0,
            confidence: 0.74,
            moods: {},
        };
        sum.windows += point.windows;
        sum.known += point.known;
        for (const name of ['valence', 'arousal', 'people']) sum[name] += (point[name] ?? 0) * point.known;
        for (const [mood, n] of Object.entries(point.moods)) sum.moods[mood] = (sum.moods[mood] ?? 0) + n;
        sums.set(at, sum);
    }
    return [...sums.values()].map((sum) => {
        for (const name of ['valence', 'arousal', 'people'])
            sum[name] = sum.known === 0 ? null : sum[name] / sum.known;
        return sum;
    });
}

const whys = [
    'It fits a bright, lively room.',
    'The room is quiet; so is this.',
    'Liked here before, and close to the mood.',
    'Something new, close to what the room likes.',
];

export function trackHistory(from, to, limit) {
    const tracks = [];
    const end = Math.min(to, Date.now());
    for (let at = Math.ceil(from / minuteMs) * minuteMs, i = 0; at < end; i++) {
        const minute = Math.round(at / minuteMs);
        const n = Math.floor((noise(minute, 3) + 0.5) * library.length) % library.length;
        const { info } = library[n];
        const length = (info.durationSeconds || 180) * 1000;
        if (!quiet(minute)) tracks.push(played(info, at, at + length, minute, n));
        at += length;
    }
    return tracks.reverse().slice(0, limit);
}

function played(info, at, end, minute, n) {
    const skipped = n % 5 === 3;
    const ended = end > Date.now() ? null : skipped ? 'skipped' : 'finished';
    const feedback = n % 6 === 0 ? ['like'] : n % 7 === 4 ? ['dislike'] : n % 11 === 8 ? ['wrong-mood'] : [];
    const before = n % 9 === 2 ? null : affectAt(minute - 3);
    const { id, ...rest } = info;
    return {
        at: new Date(at).toISOString(),
        title: rest.title,
        artist: rest.artist,
        provider: rest.provider,
        track: id,
        why: whys[n % whys.length],
        heard: ended === null ? null : skipped ? 0.31 : 1,
        ended,
        moodBefore: before,
        moodAfter: affectAt(minute + 4),
        feedback,
    };
}
