// As https://www.youtube.com/iframe_api: it only loads the script that brings the player.
if (!window.YT) window.YT = { loading: 0, loaded: 0 };
if (!window.YT.loading) {
    window.YT.loading = 1;
    const script = document.createElement('script');
    script.src = new URL('/s/player/www-widgetapi.js', document.currentScript.src);
    script.async = true;
    document.head.append(script);
}
