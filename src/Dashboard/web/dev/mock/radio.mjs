// Stations as a box and the directory tell them; made up.
const blank = {
    genre: '',
    mood: null,
    valence: null,
    arousal: null,
    language: '',
    explicit: null,
    licence: null,
    uuid: null,
};

export const ownStations = [
    {
        ...blank,
        address: 'https://radio.example/calm.pls',
        name: 'Slow Coast',
        mood: 'calm',
        language: 'zxx',
    },
    {
        ...blank,
        address: 'https://radio.example/live',
        name: 'The Radio With a Long Name From a Small Town by the Sea',
        valence: 0.5,
        arousal: 0.9,
        language: 'de',
        licence: { who: 'GEMA', number: '4711', until: '2027-12-31' },
    },
];

const ofTheFile = { ...blank, address: 'https://other.example/stream', name: 'Of the File', mood: 'happy' };

const directory = [
    ['Harbour Jazz', 'DE', 'german', 'de', 'jazz,smooth jazz', 'MP3', 128, false],
    ['Nordic Ambient', 'NO', 'norwegian', 'no', 'ambient,chillout', 'AAC+', 64, true],
    ['Radio Tuesday', 'GB', 'english', 'en', 'pop,talk', 'MP3', 192, false],
].map(([name, country, language, languageCode, tags, codec, kilobitsPerSecond, isHls], i) => ({
    uuid: `00000000-0000-4000-8000-00000000000${i}`,
    name,
    address: `https://stations.example/${i}`,
    country,
    language,
    languageCode,
    tags,
    codec,
    kilobitsPerSecond,
    isHls,
}));

export const listed = ({ venue = false, settings }) => ({
    needsLicence: venue,
    stations: [
        ...settings.settings.stations.map((station) => ({ station, isOfTheFile: false })),
        { station: ofTheFile, isOfTheFile: true },
    ].map((offered) => ({ ...offered, ...refusal(venue, offered.station) })),
    problems: ['Station 3 is left out: name is missing.'],
});

const refusal = (venue, { name, licence }) =>
    venue && licence === null
        ? {
              refusal: `${name} is left out: this box stands in a venue (Device:Place), and no licence is stated. State who gave it, its number and its last day.`,
          }
        : {};

export const found = ({ text = '', country = '', language = '', tag = '' }) =>
    directory.filter(
        (one) =>
            one.name.toLowerCase().includes(text.toLowerCase()) &&
            (country === '' || one.country === country) &&
            one.language.includes(language) &&
            one.tags.includes(tag.toLowerCase()),
    );
