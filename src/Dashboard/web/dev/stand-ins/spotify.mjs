// Spotify's accounts, and the line of its Web Playback SDK, at the address of the players' stand-ins: a page may talk to no other one.
// What they know is in the stand-in for Spotify (tools/Lab/Spotify), which STANDINS_SPOTIFY names, such as http://127.0.0.1:5192.
import { request as ask } from 'node:http';

const home = process.env.STANDINS_SPOTIFY ?? '';

/** Hands /spotify/… on, with what it answers, as it comes. */
export function passOn(url, request, response) {
    // A page of another origin exchanges its code, as with the real one.
    const open = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
    if (request.method === 'OPTIONS') return response.writeHead(204, open).end();
    if (home === '') return response.writeHead(503, open).end('No stand-in of Spotify runs beside this one.');
    const { authorization, 'content-type': type } = request.headers;
    const headers = { ...(authorization && { authorization }), ...(type && { 'content-type': type }) };
    const onward = ask(
        `${home}${url.pathname.slice('/spotify'.length)}${url.search}`,
        { method: request.method, headers },
        (answer) => {
            response.writeHead(answer.statusCode, { ...answer.headers, ...open });
            answer.pipe(response);
        },
    );
    onward.on('error', () =>
        response.headersSent ? response.destroy() : response.writeHead(502, open).end(),
    );
    response.on('close', () => onward.destroy());
    request.pipe(onward);
}
