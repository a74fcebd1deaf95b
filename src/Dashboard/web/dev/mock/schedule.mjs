// A café's calendar: hours, a quiet morning, three blocks and a day off.

const workDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const weekend = ['saturday', 'sunday'];
const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const block = (id, part) => ({
    id,
    days: workDays,
    dates: [],
    season: null,
    playlist: null,
    sources: [],
    aim: null,
    hold: { valence: 0, arousal: 0 },
    volumeFrom: null,
    volumeTo: null,
    explicit: null,
    moodShare: null,
    ...part,
});

export const schedule = () => ({
    isOn: true,
    timeZone: 'Europe/Berlin',
    open: [
        { days: workDays, from: '07:30:00', to: '19:00:00' },
        { days: weekend, from: '09:00:00', to: '17:00:00' },
    ],
    quiet: [{ days: [...workDays, ...weekend], from: '07:00:00', to: '08:30:00' }],
    quietVolumePercent: 25,
    blocks: [
        block('morning', {
            name: 'Morning',
            from: '07:30:00',
            to: '11:30:00',
            aim: 'lift',
            volumeFrom: 20,
            volumeTo: 35,
        }),
        block('lunch', {
            name: 'Lunch',
            from: '11:30:00',
            to: '14:00:00',
            volumeFrom: 45,
            sources: ['library', 'radio'],
        }),
        block('evening', {
            name: 'A long afternoon with a rather long name',
            from: '15:00:00',
            to: '19:00:00',
            aim: 'calm',
            volumeFrom: 40,
            volumeTo: 30,
            moodShare: 0.5,
        }),
        block('brunch', { name: 'Brunch', days: weekend, from: '09:00:00', to: '17:00:00', aim: 'match' }),
    ],
    days: [
        {
            from: inDays(3),
            to: null,
            name: 'Day off of the whole team',
            rule: { isClosed: true, like: null, open: [] },
            calendar: null,
        },
    ],
    calendars: [],
    overrideMinutes: 60,
});
