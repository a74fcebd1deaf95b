// A page as the speaker of a mock's room, and what it can play: notes of a made-up library, and the stand-ins' videos and tracks.

/** Who is the speaker of a room, and what it should play. */
export class MockSpeaker {
    constructor(room) {
        this.room = room;
        this.page = null;
        this.session = 0;
        this.reports = [];
    }

    /** As the box takes a page's report. */
    take(report) {
        this.reports.push({ at: Date.now(), ...report });
        this.reports.splice(0, this.reports.length - 500);
        const before = this.page;
        if (report.isClaim) this.page = report.page;
        if (report.isLeaving && report.page === this.page) this.page = null;
        if (report.page === this.page) {
            this.heardAt = Date.now();
            if (report.state === 'paused' && report.session === this.session && this.room.playing) {
                this.room.pause();
                return true;
            }
            if (report.state === 'ended' && report.session === this.session) this.room.skip();
            if (
                report.state === 'failed' &&
                report.session === this.session &&
                this.failed !== this.session
            ) {
                this.failed = this.session;
                this.room.notice = report.fault;
                if (this.instead !== undefined) this.instead = undefined;
                this.room.skip();
            }
        }
        return before !== this.page;
    }

    /** A page that says nothing for 3.5 s is gone. */
    look() {
        if (this.page === null || Date.now() - this.heardAt < 3500) return false;
        this.page = null;
        return true;
    }

    desired() {
        const { room } = this;
        if (this.for !== room.startedFor) {
            this.for = room.startedFor;
            this.session += 1;
        }
        const { provider = 'local', address = null } = this.instead ?? {};
        return {
            page: this.page,
            session: this.session,
            state: room.playing ? 'playing' : 'paused',
            track: { ...room.track.info, provider },
            address,
            positionSeconds: room.elapsed(),
            at: new Date().toISOString(),
            volumePercent: room.volume,
        };
    }
}

const rate = 16_000;

/** A quiet chord that is a little different for each track, as a WAV file. */
export function soundOf(id, seconds = 40) {
    const count = rate * seconds;
    const file = Buffer.alloc(44 + 2 * count);
    file.write('RIFF', 0);
    file.writeUInt32LE(36 + 2 * count, 4);
    file.write('WAVEfmt ', 8);
    file.writeUInt32LE(16, 16);
    file.writeUInt16LE(1, 20);
    file.writeUInt16LE(1, 22);
    file.writeUInt32LE(rate, 24);
    file.writeUInt32LE(2 * rate, 28);
    file.writeUInt16LE(2, 32);
    file.writeUInt16LE(16, 34);
    file.write('data', 36);
    file.writeUInt32LE(2 * count, 40);
    const root = 165 + 11 * ([...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 12);
    for (let i = 0; i < count; i++) {
        const t = i / rate;
        const chord = [1, 1.25, 1.5].reduce((sum, x) => sum + Math.sin(2 * Math.PI * root * x * t), 0);
        file.writeInt16LE(Math.round(3000 * chord * Math.min(1, 4 * t)), 44 + 2 * i);
    }
    return file;
}

/** Answers as a static file does, with ranges. */
export function sendSound(request, response, file, type = 'audio/wav') {
    const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const headers = { 'Content-Type': type, 'Accept-Ranges': 'bytes', 'Cache-Control': 'no-store' };
    if (first === undefined) {
        response.writeHead(200, { ...headers, 'Content-Length': file.length }).end(file);
        return;
    }
    const from = Number(first);
    const to = Math.min(last === '' ? file.length - 1 : Number(last), file.length - 1);
    response.writeHead(206, {
        ...headers,
        'Content-Range': `bytes ${from}-${to}/${file.length}`,
        'Content-Length': to - from + 1,
    });
    response.end(file.subarray(from, to + 1));
}

/** A picture for each second track: bands of two colours. */
export function coverOf(id) {
    const sum = [...id].reduce((all, letter) => all * 31 + letter.charCodeAt(0), 7) >>> 0;
    if (sum % 2 === 0) return undefined;
    const [a, b] = [sum % 360, (sum % 360) + 70];
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" width="300" height="300"><rect width="8" height="8" fill="hsl(${a} 45% 40%)"/><path d="M0 8 8 2v6ZM0 3 6 0H0Z" fill="hsl(${b} 60% 62%)"/></svg>`;
}
