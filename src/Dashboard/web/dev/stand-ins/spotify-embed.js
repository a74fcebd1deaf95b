// The inside of the stand-in's frame: a Connect device at the stand-in for Spotify (tools/Lab/Spotify), which says what should sound.
(() => {
    const audio = new Audio();
    let device;
    let line;
    let sent;
    const parts = {};

    const tell = (event, info) => parent.postMessage({ event, info }, '*');
    const state = () => ({
        paused: audio.paused,
        position: audio.currentTime * 1000,
        duration: (parts.track?.seconds ?? 0) * 1000,
        track_window: { current_track: { uri: parts.track?.uri ?? '', name: parts.track?.title ?? '' } },
    });
    const changed = () =>
        device !== undefined && tell('player_state_changed', parts.track === undefined ? null : state());

    const play = () =>
        audio.play().catch((error) => {
            if (error.name === 'NotAllowedError') tell('autoplay_failed', {});
        });

    /** What the account plays on this device; null for nothing. */
    function follow(wanted) {
        if (wanted === null) {
            audio.pause();
            return;
        }
        audio.volume = wanted.volume / 100;
        if (parts.track?.uri !== wanted.uri) {
            parts.track = wanted;
            audio.src = `/sound.wav?id=${encodeURIComponent(wanted.uri)}&seconds=${Math.ceil(wanted.seconds)}`;
        }
        if (/unplayable/i.test(wanted.title)) {
            tell('playback_error', { message: 'Loading and/or playing back a track failed.' });
            return;
        }
        if (Math.abs(audio.currentTime - wanted.at) > 1.5) audio.currentTime = wanted.at;
        if (wanted.playing && audio.paused) play();
        if (!wanted.playing && !audio.paused) audio.pause();
    }

    /** Lines of JSON, one for each change. */
    async function read(answer) {
        const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
        let rest = '';
        for (;;) {
            const { value, done } = await reader.read();
            if (done) return;
            const lines = (rest + value).split('\n');
            rest = lines.pop();
            for (const text of lines.filter(Boolean)) take(JSON.parse(text));
        }
    }

    function take({ ready, wanted }) {
        if (ready !== undefined) {
            device = ready;
            tell('ready', { device_id: device });
        } else follow(wanted);
    }

    async function open({ token, name, volume }) {
        sent = token;
        line?.abort();
        line = new AbortController();
        try {
            const query = new URLSearchParams({ name, volume: `${Math.round(volume * 100)}` });
            const answer = await fetch(`/spotify/web-player?${query}`, {
                headers: { Authorization: `Bearer ${token}` },
                signal: line.signal,
            });
            if (!answer.ok) {
                const { error } = await answer.json();
                tell('connected', false);
                tell(error.reason, { message: error.message });
                return;
            }
            tell('connected', true);
            await read(answer);
        } catch {
            // The line is gone; below.
        }
        if (device === undefined) return;
        audio.pause();
        tell('not_ready', { device_id: device });
        setTimeout(() => open({ token: sent, name, volume }), 1000);
    }

    const methods = {
        token: open,
        setVolume: (volume) => (audio.volume = volume),
        pause: () => ask('pause'),
        resume: () => ask('resume'),
        seek: (ms) => (audio.currentTime = ms / 1000),
        activate: () => play().then(() => parts.track === undefined && audio.pause()),
    };
    /** A hand in the page is known to Spotify. */
    const ask = (what) => {
        if (what === 'pause') audio.pause();
        else play();
        return fetch(`/spotify/web-player/${device}/${what}`, {
            method: 'POST',
            headers: { Authorization: `Bearer ${sent}` },
        });
    };

    for (const event of ['playing', 'pause', 'seeked', 'ended']) audio.addEventListener(event, changed);
    addEventListener('message', ({ data: { method, value } }) => methods[method]?.(value));
    tell('loaded');
})();
