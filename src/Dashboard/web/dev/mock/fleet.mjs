// Any number of make-believe boxes in sites and rooms, for looking at what a fleet sees.
import { MockRoom } from './room.mjs';

const towns = [
    'Café Seven Lamps',
    'Bakery North',
    'Hotel Anchor',
    'Library Bar',
    'Studio Weir',
    'The Grand Café',
];
const parts = [
    'Bar',
    'Lounge',
    'Terrace',
    'Kitchen',
    'Foyer',
    'Upstairs',
    'Garden',
    'Reading room',
    'Hall',
    'Window',
];
const moods = ['happy', 'calm', 'neutral', 'happy', 'calm', 'sad', 'tense'];

/** So many rooms, one of them in ten without a site; a few are away, stopped, hung or without a camera. */
export function fleet(count) {
    return Array.from({ length: count }, (_, i) => {
        const state = i % 37 === 5 ? 'offline' : i % 61 === 7 ? 'stopped' : 'online';
        const room = new MockRoom(`box-${String(i + 1).padStart(4, '0')}`, {
            mood: moods[i % moods.length],
            state,
        });
        room.hung = i % 53 === 11;
        room.capturing = i % 41 !== 9;
        return room;
    });
}

/** The sites of such rooms, ten rooms each. */
export function fleetSites(rooms) {
    const sites = new Map();
    rooms.forEach(({ id }, i) => {
        if (i % 10 === 9) return;
        const number = Math.floor(i / 10);
        const site = sites.get(number) ?? {
            id: `site-${number}`,
            name: `${towns[number % towns.length]}${number < towns.length ? '' : ` ${1 + Math.floor(number / towns.length)}`}`,
            rooms: [],
        };
        site.rooms.push({ id: `${site.id}-room-${i}`, name: parts[i % parts.length], devices: [id] });
        sites.set(number, site);
    });
    return [...sites.values()];
}
