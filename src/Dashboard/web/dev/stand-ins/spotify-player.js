// A stand-in for the Web Playback SDK: https://developer.spotify.com/documentation/web-playback-sdk/reference
(() => {
    const origin = new URL(document.currentScript.src).origin;

    class Player {
        #options;
        #listeners = {};
        #frame;
        #state = null;
        #volume;
        #waiting = new Map();

        constructor(options) {
            if (typeof options?.getOAuthToken !== 'function')
                throw new Error('getOAuthToken must be a function.');
            this.#options = options;
            this.#volume = options.volume ?? 1;
        }

        addListener(event, listener) {
            (this.#listeners[event] ??= []).push(listener);
            return true;
        }

        removeListener(event) {
            delete this.#listeners[event];
        }

        /** As with the real one, a frame of Spotify's own holds the sound and the line. */
        connect() {
            if (this.#frame !== undefined) return Promise.resolve(true);
            this.#frame = document.createElement('iframe');
            this.#frame.style.display = 'none';
            this.#frame.allow = 'encrypted-media; autoplay';
            this.#frame.title = 'Spotify';
            this.#frame.src = `${origin}/stand-ins/spotify-embed.html`;
            window.addEventListener('message', this.#hear);
            const connected = new Promise((done) => this.#waiting.set('connected', done));
            document.body.append(this.#frame);
            return connected;
        }

        disconnect() {
            window.removeEventListener('message', this.#hear);
            this.#frame?.remove();
            this.#frame = undefined;
            this.#state = null;
        }

        #hear = ({ source, data }) => {
            if (this.#frame === undefined || source !== this.#frame.contentWindow) return;
            const { event, info } = data;
            if (event === 'loaded' || event === 'token_wanted')
                this.#options.getOAuthToken((token) =>
                    this.#say('token', { token, name: this.#options.name, volume: this.#volume }),
                );
            else if (event === 'connected') this.#waiting.get('connected')?.(info);
            else if (event === 'answer') this.#waiting.get(info.id)?.(info.value);
            else {
                if (event === 'player_state_changed') this.#state = info;
                for (const listener of this.#listeners[event] ?? []) listener(info);
            }
        };

        #say(method, value) {
            this.#frame?.contentWindow?.postMessage({ method, value }, origin);
        }

        getCurrentState = () => Promise.resolve(this.#state);
        getVolume = () => Promise.resolve(this.#volume);
        setName = () => Promise.resolve();
        setVolume = (volume) => {
            this.#volume = volume;
            this.#say('setVolume', volume);
            return Promise.resolve();
        };
        pause = () => Promise.resolve(this.#say('pause'));
        resume = () => Promise.resolve(this.#say('resume'));
        togglePlay = () => (this.#state?.paused === false ? this.pause() : this.resume());
        seek = (ms) => Promise.resolve(this.#say('seek', ms));
        previousTrack = () => Promise.resolve();
        nextTrack = () => Promise.resolve();
        /** Called in a tap. */
        activateElement = () => Promise.resolve(this.#say('activate'));
    }

    window.Spotify = { Player };
    window.onSpotifyWebPlaybackSDKReady?.();
})();
