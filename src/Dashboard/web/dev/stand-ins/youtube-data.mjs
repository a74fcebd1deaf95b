// A stand-in for the YouTube Data API v3: https://developers.google.com/youtube/v3/docs
//
// The key is "standin" in the header X-Goog-Api-Key; "disabled" is the key of a project without the API, any other one is unknown.
// A key has 100 searches and 10,000 units; STANDINS_SEARCHES and STANDINS_UNITS for fewer. "used up" as the words searched for ends
// them at once, as another program with the same key would.
// Playlists: PLstandin holds videos that play, that were removed, that may not be embedded and that are restricted by age, on two
// pages; any other one is private.
const most = {
    searches: Number(process.env.STANDINS_SEARCHES ?? 100),
    units: Number(process.env.STANDINS_UNITS ?? 10_000),
};

const words = ['aurora', 'breeze', 'cinder', 'drift', 'ember', 'frost'];

/** Names of videos have eleven letters; the digits are the seconds that they last. */
const found = words.map((word) => `${word.padEnd(8, 'x')}060`);
const playlist = ['standin0060', 'removed0000', 'noembed0101', 'ageonly0030', 'advert00020', 'private0000'];

const error = (code, message, reason, details) => ({
    code,
    body: { error: { code, message, errors: [{ message, domain: 'youtube', reason }], details } },
});

/** Answers one question; `used` counts over the server's life. */
function answer(url, key, used) {
    if (key === undefined) return error(403, 'The request is missing a valid API key.', 'forbidden');
    if (key === 'disabled')
        return error(403, 'YouTube Data API v3 has not been used.', 'accessNotConfigured');
    if (key !== 'standin')
        return error(400, 'API key not valid. Please pass a valid API key.', 'badRequest', [
            { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' },
        ]);
    const isSearch = url.pathname.endsWith('/search');
    if (isSearch && url.searchParams.get('q') === 'used up') used.searches = most.searches;
    if (isSearch ? used.searches >= most.searches : used.units >= most.units)
        return error(403, 'The request cannot be completed: you have exceeded your quota.', 'quotaExceeded');
    if (isSearch) used.searches += 1;
    else used.units += 1;
    const resource = resources[url.pathname.split('/').at(-1)];
    return resource === undefined ? error(404, 'Not Found', 'notFound') : resource(url.searchParams);
}

const resources = {
    search(query) {
        if (!query.has('q') || query.get('type') !== 'video')
            return error(400, 'Request contains an invalid argument.', 'badRequest');
        const items = found.map((videoId) => ({ id: { kind: 'youtube#video', videoId } }));
        return { code: 200, body: { kind: 'youtube#searchListResponse', items } };
    },
    playlistItems(query) {
        if (query.get('playlistId') !== 'PLstandin')
            return error(404, 'The playlist cannot be found.', 'playlistNotFound');
        const isSecond = query.get('pageToken') === 'second';
        if (query.has('pageToken') && !isSecond)
            return error(400, 'The request specifies an invalid page token.', 'invalidPageToken');
        const items = (isSecond ? found.slice(0, 2) : playlist).map((videoId) => ({
            contentDetails: { videoId },
        }));
        return { code: 200, body: { items, ...(isSecond ? {} : { nextPageToken: 'second' }) } };
    },
    videos(query) {
        const ids = (query.get('id') ?? '').split(',');
        if (ids.length > 50)
            return error(400, 'The request specifies an invalid filter parameter.', 'invalidParameter');
        // As the real one: what was removed or is private is not in the list.
        const items = ids.filter((id) => !/^(removed|private)/.test(id)).map(video);
        return { code: 200, body: { kind: 'youtube#videoListResponse', items } };
    },
};

function video(id) {
    const word = id.replace(/[\dx]+$/, '');
    return {
        id,
        snippet: {
            title: `${word.charAt(0).toUpperCase()}${word.slice(1)} (stand-in)`,
            channelTitle: 'Nobody in particular',
            liveBroadcastContent: 'none',
        },
        contentDetails: {
            duration: `PT${Number(/\d+$/.exec(id)?.[0] ?? 30)}S`,
            contentRating: id.startsWith('ageonly') ? { ytRating: 'ytAgeRestricted' } : {},
        },
        status: { uploadStatus: 'processed', privacyStatus: 'public', embeddable: !id.startsWith('noembed') },
    };
}

/** Answers a request below /youtube/v3/. */
export function sendData(url, request, response, used) {
    const { code, body } = answer(url, request.headers['x-goog-api-key'], used);
    response.writeHead(code, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
