// The inside of the stand-in's widget frame.
(() => {
    const words = document.getElementById('words');
    const audio = new Audio();
    let sound;

    const tell = (event, value, id) => parent.postMessage(JSON.stringify({ event, value, id }), '*');
    const progress = () => ({
        currentPosition: audio.currentTime * 1000,
        relativePosition: audio.currentTime / (audio.duration || 1),
        loadProgress: 1,
        soundId: 1,
    });
    const open = (address) => {
        const seconds = Number(/-(\d+)$/.exec(address)?.[1] ?? 40);
        if (/removed/.test(address)) {
            sound = null;
            words.textContent = 'Stand-in: this track is not there.';
            audio.removeAttribute('src');
            tell('ready');
            tell('error');
            return;
        }
        const isPreview = /preview/.test(address);
        sound = {
            title: address.split('/').at(-1),
            permalink_url: address,
            duration: seconds * 1000,
            full_duration: isPreview ? 240_000 : seconds * 1000,
            policy: isPreview ? 'SNIP' : 'ALLOW',
            user: { username: address.split('/').at(-2) ?? '' },
        };
        words.textContent = `Stand-in: ${sound.title} by ${sound.user.username}`;
        audio.src = `/sound.wav?id=${encodeURIComponent(address)}&seconds=${seconds}`;
        tell('ready');
    };
    // The real one says nothing where the browser does not let it sound.
    const play = () => audio.play().catch(() => undefined);
    const methods = {
        load: ({ address }) => open(address),
        play,
        pause: () => audio.pause(),
        seekTo: (milliseconds) => (audio.currentTime = milliseconds / 1000),
        setVolume: (percent) => (audio.volume = percent / 100),
    };
    const answers = {
        getPosition: () => audio.currentTime * 1000,
        getDuration: () => sound?.duration ?? 0,
        getCurrentSound: () => sound ?? null,
    };

    audio.addEventListener('play', () => tell('play', progress()));
    audio.addEventListener('pause', () => !audio.ended && tell('pause', progress()));
    audio.addEventListener('seeked', () => tell('seek', progress()));
    audio.addEventListener('ended', () => tell('finish', progress()));
    setInterval(() => !audio.paused && tell('playProgress', progress()), 200);
    document.querySelector('button').addEventListener('click', () => (audio.paused ? play() : audio.pause()));
    addEventListener('message', ({ data }) => {
        const { method, value, id } = JSON.parse(data);
        if (method in answers) tell('answer', answers[method](), id);
        else methods[method]?.(value);
    });
    open(new URLSearchParams(location.search).get('url') ?? '');
})();
