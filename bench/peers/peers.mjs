// node peers.mjs NAME ROUNDS < pictures: one line of JSON with the CPU a picture and what was found.
import { openFaceApi } from './face-api.mjs';
import { openHuman } from './human.mjs';
import { readPictures } from './pictures.mjs';

const peers = { 'face-api': openFaceApi, human: openHuman };
const [name, rounds] = [process.argv[2], Number(process.argv[3] ?? 5)];
const say = process.stdout.write.bind(process.stdout);
console.log = console.info = console.warn = (...words) => console.error(...words); // The libraries' own talk.

const pictures = await readPictures(process.stdin);
const look = await peers[name]();
const faces = [];
for (const picture of pictures) faces.push(await look(picture)); // The first round compiles and allocates.

const milliseconds = [];
for (let round = 0; round < rounds; round++) {
  const before = process.cpuUsage();
  for (const picture of pictures) await look(picture);
  const { user, system } = process.cpuUsage(before);
  milliseconds.push((user + system) / 1000 / pictures.length);
}
milliseconds.sort((one, other) => one - other);
say(`${JSON.stringify({ name, cpu_ms: milliseconds[milliseconds.length >> 1], faces })}\n`, () => process.exit(0));
