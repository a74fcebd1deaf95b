// A stand-in for the Widget API: https://developers.soundcloud.com/docs/api/html5-widget
(() => {
    const origin = new URL(document.currentScript.src).origin;
    const Events = {
        READY: 'ready',
        PLAY: 'play',
        PAUSE: 'pause',
        FINISH: 'finish',
        SEEK: 'seek',
        PLAY_PROGRESS: 'playProgress',
        ERROR: 'error',
    };

    function Widget(frame) {
        const listeners = {};
        const asked = new Map();
        let count = 0;
        const say = (method, value, take) => {
            if (take !== undefined) asked.set(++count, take);
            frame.contentWindow?.postMessage(JSON.stringify({ method, value, id: count }), origin);
        };
        const hear = ({ source, data }) => {
            if (source !== frame.contentWindow) return;
            const { event, value, id } = JSON.parse(data);
            if (event === 'answer') {
                asked.get(id)?.(value);
                asked.delete(id);
            } else for (const listener of listeners[event] ?? []) listener(value);
        };
        addEventListener('message', hear);
        return {
            bind: (event, listener) => (listeners[event] ??= []).push(listener),
            unbind: (event) => delete listeners[event],
            load(address, { callback, ...options } = {}) {
                say('load', { address, options });
                if (callback === undefined) return;
                const once = () => {
                    listeners.ready = listeners.ready.filter((listener) => listener !== once);
                    callback();
                };
                // As with the real one, those who are bound to READY hear of the new track as well.
                (listeners.ready ??= []).push(once);
            },
            play: () => say('play'),
            pause: () => say('pause'),
            seekTo: (milliseconds) => say('seekTo', milliseconds),
            setVolume: (percent) => say('setVolume', percent),
            getPosition: (take) => say('getPosition', undefined, take),
            getDuration: (take) => say('getDuration', undefined, take),
            skip: (index) => say('skip', index),
            getSounds: (take) => say('getSounds', undefined, take),
            getCurrentSoundIndex: (take) => say('getCurrentSoundIndex', undefined, take),
            getCurrentSound: (take) => say('getCurrentSound', undefined, take),
        };
    }
    Widget.Events = Events;
    window.SC = { Widget };
})();
