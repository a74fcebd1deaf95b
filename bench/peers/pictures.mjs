// Pictures come over standard input, as they would from a camera: width and height (32 bits each, little-endian), then RGB.
export async function readPictures(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const pictures = [];
  for (let at = 0; at < bytes.length; ) {
    const [width, height] = [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)];
    const end = at + 8 + width * height * 3;
    pictures.push({ width, height, rgb: new Uint8Array(bytes.subarray(at + 8, end)) });
    at = end;
  }
  return pictures;
}
