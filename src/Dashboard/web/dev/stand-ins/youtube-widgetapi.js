// A stand-in for the IFrame Player API: https://developers.google.com/youtube/iframe_api_reference
(() => {
    const origin = new URL(document.currentScript.src).origin;
    let count = 0;

    class Player {
        #frame = document.createElement('iframe');
        #info = { currentTime: 0, duration: 0, volume: 100, muted: false, playerState: -1 };
        #events;

        constructor(
            element,
            { width = 640, height = 390, videoId = '', host = origin, playerVars = {}, events = {} },
        ) {
            this.#events = events;
            const place = typeof element === 'string' ? document.getElementById(element) : element;
            this.#frame.id = `widget${++count}`;
            this.#frame.title = 'YouTube video player';
            this.#frame.allow =
                'accelerometer; autoplay; clipboard-write; encrypted-media; gyroscope; picture-in-picture; web-share';
            this.#frame.referrerPolicy = 'strict-origin-when-cross-origin';
            this.#frame.width = width;
            this.#frame.height = height;
            const query = new URLSearchParams({ ...playerVars, enablejsapi: '1', widgetid: `${count}` });
            this.#frame.src = `${host}/embed/${videoId}?${query}`;
            window.addEventListener('message', this.#hear);
            place.replaceWith(this.#frame);
        }

        #hear = ({ source, data }) => {
            if (source !== this.#frame.contentWindow) return;
            const { event, info } = JSON.parse(data);
            if (event === 'infoDelivery') Object.assign(this.#info, info);
            else this.#events[event]?.({ target: this, data: info });
        };

        #say(func, ...args) {
            this.#frame.contentWindow?.postMessage(JSON.stringify({ event: 'command', func, args }), origin);
        }

        loadVideoById = (video) => this.#say('loadVideoById', video);
        cueVideoById = (video) => this.#say('cueVideoById', video);
        playVideo = () => this.#say('playVideo');
        pauseVideo = () => this.#say('pauseVideo');
        stopVideo = () => this.#say('stopVideo');
        seekTo = (seconds) => {
            this.#info.currentTime = seconds;
            this.#say('seekTo', seconds);
        };
        setVolume = (percent) => {
            this.#info.volume = percent;
            this.#say('setVolume', percent);
        };
        getVolume = () => this.#info.volume;
        isMuted = () => this.#info.muted;
        getCurrentTime = () => this.#info.currentTime;
        getDuration = () => this.#info.duration;
        getPlayerState = () => this.#info.playerState;
        getIframe = () => this.#frame;
        destroy = () => {
            window.removeEventListener('message', this.#hear);
            this.#frame.remove();
        };
    }

    const PlayerState = { UNSTARTED: -1, ENDED: 0, PLAYING: 1, PAUSED: 2, BUFFERING: 3, CUED: 5 };
    Object.assign(window.YT, { Player, PlayerState, loaded: 1 });
    window.onYouTubeIframeAPIReady?.();
})();
