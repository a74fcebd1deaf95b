// What the mock's boxes do when they are asked.
import { account, library, search } from './library.mjs';
import { listCommands } from './playlists.mjs';
import { found, listed } from './radio.mjs';

const done = (data) => ({ status: 200, body: { ok: true, ...(data === undefined ? {} : { data }) } });
const refused = (detail, status = 409) => ({ status, body: { detail } });

const commands = {
    'sensing.start': (room) => void (room.on = true),
    'sensing.stop': (room) => void (room.on = false),
    'music.play': (room) => room.resume(),
    'music.pause': (room) => room.pause(),
    'music.skip': (room) => room.skip(),
    'music.back': (room) => room.seek(0),
    'music.seek': (room, { seconds }) => room.seek(seconds),
    'music.volume': (room, { percent }) => {
        const most = room.settings.settings.maxVolumePercent;
        if (percent > most) return refused(`The loudest volume of this room is ${most} percent.`);
        room.volume = percent;
    },
    'music.play-track': (room, { id }) => {
        const track = library.find(({ info }) => info.id === id);
        if (track === undefined) return refused('The library has no such track.');
        room.play(track);
    },
    'feedback.like': () => undefined,
    'feedback.dislike': (room) => room.skip(),
    'feedback.wrong-mood': (room, { mood }) =>
        void (room.said = { mood, by: 'anna', until: new Date(Date.now() + 15 * 60_000).toISOString() }),
    'feedback.wrong-mood-end': (room) => void (room.said = null),
    'feedback.undo': (room) => void (room.said = null),
    'music.figures': () =>
        done({
            strategies: [
                { name: 'hybrid', welcome: 61.2, unwelcome: 14.1 },
                { name: 'discover', welcome: 3.9, unwelcome: 2 },
            ],
            moodShare: 0.19,
            steeringHelps: 0.76,
            steered: { tracks: 64, valence: 0.041, error: 0.018 },
            blind: { tracks: 8, valence: 0.012, error: 0.05 },
            effect: { tracks: 8, valence: 0.029, error: 0.053 },
        }),
    'radio.stations': (room) => done(listed(room)),
    'radio.search': (room, query) => done(found(query)),
    'radio.listen': (room, { address }) =>
        room.venue && !room.settings.settings.stations.some((one) => one.address === address && one.licence)
            ? refused('It is left out: this box stands in a venue (Device:Place), and no licence is stated.')
            : undefined,
    'library.account': () => done(account),
    'library.search': (room, query) => done(search(query)),
    ...listCommands,
};

export function run(room, { name, args }) {
    const command = commands[name];
    if (command === undefined) return refused(`There is no command ${name}.`, 400);
    if (room.state !== 'online') return refused('The box did not answer. It may be offline.', 504);
    return command(room, args ?? {}) ?? done();
}
