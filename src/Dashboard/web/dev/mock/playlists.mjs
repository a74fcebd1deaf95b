// What comes next in the mock's rooms, and their playlists.
import { library } from './library.mjs';

const refused = (detail) => ({ status: 409, body: { detail } });
const done = (data) => ({ status: 200, body: { ok: true, ...(data === undefined ? {} : { data }) } });
const infoOf = (id) => library.find(({ info }) => info.id === id)?.info;
const idOf = ({ info }) => info.id;

/** The ids of what people have put there, then the room's own choice. */
export const comingIn = (room) => {
    const asked = room.asked ?? [];
    const taken = new Set([idOf(room.track), ...asked, ...(room.passedOver ?? [])]);
    const own = room.chosen().filter((id) => !taken.has(id));
    return { asked, all: [...asked, ...own] };
};

export function nextIn(room) {
    const { asked, all } = comingIn(room);
    const tracks = all.slice(0, 3).map((id) => ({
        track: infoOf(id),
        ...(asked.includes(id)
            ? {
                  by: 'anna',
                  why:
                      room.plays === undefined
                          ? 'anna put it there.'
                          : `It is on ${room.plays}, which anna plays.`,
              }
            : {
                  why: 'The room looks happy, and this is probably lively and bright; it was not played lately.',
              }),
    }));
    return {
        tracks,
        more: Math.max(0, asked.length - 3),
        ...(room.plays !== undefined && asked.length > 0 ? { playlist: room.plays } : {}),
        ...(room.passed === undefined ? {} : { notice: room.passed }),
    };
}

function put(room, track, place) {
    const { asked, all } = comingIn(room);
    if (infoOf(track) === undefined) return refused(`The library has no track ${track}.`);
    const others = all.filter((id) => id !== track);
    const most = asked.filter((id) => id !== track).length;
    const at = Math.min((place ?? most + 1) - 1, others.length);
    others.splice(at, 0, track);
    room.asked = others.slice(0, Math.max(most, at) + 1);
}

const listsOf = (room) =>
    (room.lists ??= [listOf('Dinner', library.slice(0, 5).map(idOf)), listOf('Late', [])]);
const listOf = (name, tracks) => ({
    id: crypto.randomUUID(),
    name,
    tracks,
    changedAt: new Date().toISOString(),
});
const summary = ({ id, name, tracks, changedAt }) => ({
    id,
    name,
    tracks: tracks.length,
    seconds: tracks.reduce((sum, track) => sum + infoOf(track).durationSeconds, 0),
    by: 'anna',
    changedAt,
});

const change = (act) => (room, args) => {
    const list = listsOf(room).find(({ id }) => id === args.id);
    if (list === undefined) return refused('There is no such playlist any more. Load the page again.');
    act(list, args);
    list.changedAt = new Date().toISOString();
    return done({ playlist: summary(list) });
};
const without = (list, track) => list.tracks.filter((id) => id !== track);

export const listCommands = {
    'queue.add': (room, { track, place }) => put(room, track, place),
    'queue.move': (room, { track, place }) => put(room, track, place),
    'queue.remove': (room, { track }) => {
        room.asked = (room.asked ?? []).filter((id) => id !== track);
        room.passedOver = [...(room.passedOver ?? []), track];
    },
    'queue.clear': (room) => void ([room.asked, room.plays] = [[], undefined]),
    'playlist.list': (room) => done(listsOf(room).map(summary)),
    'playlist.read': (room, { id, from = 1 }) => {
        const list = listsOf(room).find((one) => one.id === id);
        const entries = list.tracks.slice(from - 1, from + 99).map((track, i) => ({
            track: infoOf(track),
            ...(i === 2 ? { refusal: 'It is explicit, and the room refuses that.' } : {}),
        }));
        return done({ playlist: summary(list), from, entries });
    },
    'playlist.make': (room, { name, tracks = [] }) => {
        if (listsOf(room).some((list) => list.name === name.trim()))
            return refused(`There is a playlist called ${name.trim()} already. Choose another name.`);
        const list = listOf(name.trim(), [...new Set(tracks)]);
        room.lists.push(list);
        return done({ playlist: summary(list) });
    },
    'playlist.rename': change((list, { name }) => (list.name = name.trim())),
    'playlist.delete': (room, { id }) => void (room.lists = listsOf(room).filter((list) => list.id !== id)),
    'playlist.add': change((list, { tracks }) => (list.tracks = [...new Set([...list.tracks, ...tracks])])),
    'playlist.remove': change((list, { track }) => (list.tracks = without(list, track))),
    'playlist.move': change((list, { track, place }) => {
        list.tracks = without(list, track);
        list.tracks.splice(place - 1, 0, track);
    }),
    'playlist.play': (room, { id }) => {
        const list = listsOf(room).find((one) => one.id === id);
        [room.asked, room.plays] = [[...list.tracks], list.name];
        room.skip();
    },
};

export const liked = {
    zone: 'Europe/Berlin',
    tracks: library.slice(0, 8).map(({ info }, i) => ({
        provider: 'local',
        track: info.id,
        title: info.title,
        artist: info.artist,
        likes: Math.max(0, 3 - i),
        heard: 1 + (i % 4),
        lastAt: new Date(Date.now() - i * 86_400_000).toISOString(),
    })),
};
