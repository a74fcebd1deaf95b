// The inside of the stand-in's video frame: sound, states and errors as the real player gives them.
(() => {
    const { hasReferrer } = JSON.parse(document.body.dataset.facts);
    const words = document.getElementById('words');
    const audio = new Audio();
    const advertisementMs = 3000;
    let state = -1;
    let video;
    let isAdvertising = false;

    const tell = (event, info) => parent.postMessage(JSON.stringify({ event, info }), '*');
    const deliver = () =>
        tell('infoDelivery', {
            currentTime: isAdvertising ? 0 : audio.currentTime,
            duration: Number.isFinite(audio.duration) ? audio.duration : 0,
            volume: Math.round(audio.volume * 100),
            muted: audio.muted,
            playerState: state,
        });
    const become = (next) => {
        if (next === state) return;
        state = next;
        deliver();
        tell('onStateChange', next);
    };
    const fail = (code) => {
        words.textContent = `Stand-in: error ${code}`;
        audio.removeAttribute('src');
        tell('onError', code);
    };

    /** Why a video does not play; undefined where it does. */
    const errorOf = (id) => {
        if (!hasReferrer) return 153;
        if (!/^[\w-]{11}$/.test(id)) return 2;
        if (id.startsWith('removed')) return 100;
        if (id.startsWith('noembed')) return Number(id.slice(-3));
        if (id.startsWith('broken')) return 5;
    };
    const open = ({ videoId, startSeconds = 0 }) => {
        const error = errorOf(videoId);
        become(-1);
        if (error !== undefined) return fail(error);
        video = videoId;
        words.textContent = `Stand-in: video ${videoId}`;
        audio.src = `/sound.wav?id=${videoId}&seconds=${Number(/\d+$/.exec(videoId)?.[0] ?? 30)}`;
        audio.currentTime = startSeconds;
        return true;
    };
    const sound = () =>
        audio.play().catch((error) => {
            if (error.name === 'NotAllowedError') tell('onAutoplayBlocked');
        });
    const play = () => {
        if (video === undefined || isAdvertising) return;
        if (state !== 2) become(3);
        sound();
    };
    const commands = {
        loadVideoById(next) {
            if (!open(next)) return;
            if (!video.startsWith('advert')) return play();
            isAdvertising = true;
            words.textContent = 'Stand-in: an advertisement';
            become(3);
            become(-1);
            setTimeout(() => {
                isAdvertising = false;
                play();
            }, advertisementMs);
        },
        cueVideoById: (next) => open(next) && become(5),
        playVideo: play,
        pauseVideo: () => audio.pause(),
        stopVideo() {
            audio.pause();
            audio.currentTime = 0;
            become(5);
        },
        seekTo: (seconds) => (audio.currentTime = seconds),
        setVolume: (percent) => (audio.volume = percent / 100),
    };

    audio.addEventListener('playing', () => become(1));
    audio.addEventListener('waiting', () => become(3));
    audio.addEventListener('pause', () => !audio.ended && become(2));
    audio.addEventListener('ended', () => {
        become(2);
        become(0);
    });
    document.querySelector('button').addEventListener('click', () => (audio.paused ? play() : audio.pause()));
    addEventListener('message', ({ data }) => {
        const { event, func, args } = JSON.parse(data);
        if (event === 'command') commands[func]?.(...args);
    });
    setInterval(deliver, 250);
    const asked = /\/embed\/([^/?]+)/.exec(location.pathname)?.[1];
    tell('onReady');
    if (asked !== undefined) commands.cueVideoById({ videoId: asked });
    else if (!hasReferrer) fail(153);
})();
