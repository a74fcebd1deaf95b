// A small library with believable tags. Names of bands and songs are made up.

const rows = [
    ['Morning on the Pier', 'Lantern Coast', 'Low Tide', 'Folk', 'en', 2019, 214, 0.55, -0.3],
    ['Kastanien', 'Mila Brandt', 'Stadtgarten', 'Pop', 'de', 2021, 198, 0.6, 0.35],
    ['Copper Kettle Blues', 'The Night Post', 'Back Room', 'Blues', 'en', 1998, 243, -0.2, -0.1],
    ['Paper Satellites', 'Ona Vale', 'Small Machines', 'Electronic', '', 2023, 256, 0.4, 0.6],
    ['Nocturne for Two Windows', 'Teodor Lindqvist', 'Rooms', 'Classical', '', 2011, 341, 0.2, -0.7],
    ['Sunday Is a Verb', 'Parade of Small Hours', 'Sunday Is a Verb', 'Indie', 'en', 2020, 187, 0.75, 0.5],
    ['Le fil de l’eau', 'Camille Roussel', 'Rive', 'Chanson', 'fr', 2017, 229, 0.35, -0.4],
    ['Gravel and Honey', 'The Night Post', 'Back Room', 'Blues', 'en', 1998, 265, -0.35, -0.4],
    ['Tin Roof Parade', 'Brass Orchard', 'Tin Roof', 'Jazz', '', 2009, 302, 0.8, 0.7],
    ['Half a Lighthouse', 'Lantern Coast', 'Low Tide', 'Folk', 'en', 2019, 233, 0.1, -0.5],
    ['Glass Elevator', 'Ona Vale', 'Small Machines', 'Electronic', '', 2023, 278, -0.3, 0.7],
    ['Wohin der Regen', 'Mila Brandt', 'Stadtgarten', 'Pop', 'de', 2021, 221, -0.45, -0.35],
    ['Evening Ferry', 'Teodor Lindqvist', 'Rooms', 'Classical', '', 2011, 288, 0.45, -0.6],
    [
        'A Very Long Title That Somebody Thought Was a Good Idea at the Time',
        'Parade of Small Hours',
        'Demos',
        'Indie',
        'en',
        null,
        154,
        0.3,
        0.2,
    ],
    ['Canción de la tarde', 'Los Vecinos', 'Patio', 'Latin', 'es', 2014, 207, 0.7, 0.15],
    ['Untitled 4', '', '', '', '', null, 0, 0, 0],
];

export const library = rows.map(
    ([title, artist, album, genre, language, year, durationSeconds, valence, arousal], i) => ({
        info: {
            provider: 'local',
            id: `${genre.toLowerCase() || 'misc'}/${String(i + 1).padStart(2, '0')}.ogg`,
            title,
            artist,
            album,
            genre,
            language,
            ...(year === null ? {} : { year }),
            durationSeconds,
        },
        valence,
        arousal,
    }),
);

const regions = {
    happy: [0.6, 0.4],
    calm: [0.4, -0.5],
    sad: [-0.4, -0.4],
    tense: [-0.4, 0.6],
    neutral: [0, 0],
};

export const distance = (track, valence, arousal) =>
    Math.hypot(track.valence - valence, track.arousal - arousal);

export function search({
    text = '',
    language,
    genre,
    mood,
    fromYear,
    toYear,
    fromTempo,
    toTempo,
    limit = 40,
}) {
    const words = text.toLowerCase();
    const [valence, arousal] = regions[mood] ?? [0, 0];
    return library
        .filter(({ info }) => `${info.title} ${info.artist} ${info.album}`.toLowerCase().includes(words))
        .filter(({ info }) => language === undefined || info.language === language)
        .filter(({ info }) => genre === undefined || info.genre === genre)
        .filter(({ info }) => within(info.year, fromYear, toYear))
        .filter((_, i) => within(70 + 7 * i, fromTempo, toTempo))
        .filter((track) => mood === undefined || distance(track, valence, arousal) < 0.6)
        .slice(0, limit)
        .map(({ info }) => info);
}

const within = (value, from, to) =>
    (from === undefined || value >= from) && (to === undefined || value <= to);

export const account = {
    files: 21,
    playable: 16,
    refused: [
        {
            why: 'It is explicit, and the room refuses that.',
            count: 2,
            names: ['misc/17.ogg', 'misc/18.ogg'],
        },
    ],
    broken: [
        { why: 'It is empty, or no file at all.', count: 1, names: ['misc/empty.mp3'] },
        {
            why: 'Its name is not UTF-8; rename it.',
            count: 2,
            names: ['misc/bad\uFFFD.flac', 'misc/worse\uFFFD.flac'],
        },
    ],
    notAnalysed: [{ why: 'There is no sound in it.', count: 1, names: ['misc/16.ogg'] }],
};
