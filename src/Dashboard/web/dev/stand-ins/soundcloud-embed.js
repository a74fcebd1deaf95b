// The inside of the stand-in's widget frame. A track lasts as many seconds as its name ends with; a set holds the tracks that its name
// lists: /artist/sets/one-2_preview_two-3 has two that play and a preview between them, and goes on by itself as the real one does.
(() => {
    const words = document.getElementById('words');
    const audio = new Audio();
    let sound;
    let set = [];
    let index = 0;

    const tell = (event, value, id) => parent.postMessage(JSON.stringify({ event, value, id }), '*');
    const progress = () => ({
        currentPosition: audio.currentTime * 1000,
        relativePosition: audio.currentTime / (audio.duration || 1),
        loadProgress: 1,
        soundId: 1,
    });
    const open = (address) => {
        const [, artist, names] = /^(.*)\/sets\/([^/]+)$/.exec(address) ?? [];
        set = names === undefined ? [address] : names.split('_').map((name) => `${artist}/${name}`);
        index = 0;
        enter(set[0]);
        tell('ready');
        if (sound === null) tell('error');
    };
    const soundOf = (address) => {
        const seconds = Number(/-(\d+)$/.exec(address)?.[1] ?? 40);
        const isPreview = /preview/.test(address);
        return {
            title: address.split('/').at(-1),
            permalink_url: address,
            duration: seconds * 1000,
            full_duration: isPreview ? 240_000 : seconds * 1000,
            policy: isPreview ? 'SNIP' : 'ALLOW',
            user: { username: address.split('/').at(-2) ?? '' },
        };
    };
    const enter = (address) => {
        if (/removed/.test(address)) {
            sound = null;
            words.textContent = 'Stand-in: this track is not there.';
            audio.removeAttribute('src');
            return;
        }
        sound = soundOf(address);
        words.textContent = `Stand-in: ${sound.title} by ${sound.user.username}`;
        audio.src = `/sound.wav?id=${encodeURIComponent(address)}&seconds=${sound.duration / 1000}`;
    };
    const skip = (to) => {
        if (to < 0 || to >= set.length || to === index) return;
        const wasPlaying = !audio.paused || audio.ended;
        index = to;
        enter(set[index]);
        if (wasPlaying) play();
    };
    // The real one says nothing where the browser does not let it sound.
    const play = () => audio.play().catch(() => undefined);
    const methods = {
        load: ({ address }) => open(address),
        play,
        skip,
        pause: () => audio.pause(),
        seekTo: (milliseconds) => (audio.currentTime = milliseconds / 1000),
        setVolume: (percent) => (audio.volume = percent / 100),
    };
    const answers = {
        getPosition: () => audio.currentTime * 1000,
        getDuration: () => sound?.duration ?? 0,
        getCurrentSound: () => sound ?? null,
        getCurrentSoundIndex: () => index,
        // As the real one, which knows only the first tracks of a set in full.
        getSounds: () => set.map((address, place) => (place < 5 ? soundOf(address) : { id: place })),
    };

    audio.addEventListener('play', () => tell('play', progress()));
    audio.addEventListener('pause', () => !audio.ended && tell('pause', progress()));
    audio.addEventListener('seeked', () => tell('seek', progress()));
    audio.addEventListener('ended', () => {
        tell('finish', progress());
        skip(index + 1);
    });
    setInterval(() => !audio.paused && tell('playProgress', progress()), 200);
    document.querySelector('button').addEventListener('click', () => (audio.paused ? play() : audio.pause()));
    addEventListener('message', ({ data }) => {
        const { method, value, id } = JSON.parse(data);
        if (method in answers) tell('answer', answers[method](), id);
        else methods[method]?.(value);
    });
    open(new URLSearchParams(location.search).get('url') ?? '');
})();
