/**
 * What an ONNX file tells about itself (metadata_props of onnx.proto: field 14 of the model, each an entry of key 1 and value
 * 2). ONNX Runtime Web does not give it.
 */
export function factsOf(model: Uint8Array): Map<string, string> {
  const facts = new Map<string, string>();
  for (const { field, bytes } of fieldsOf(model)) {
    if (field !== 14) continue;
    const entry = new Map(Array.from(fieldsOf(bytes), (part) => [part.field, text.decode(part.bytes)]));
    facts.set(entry.get(1) ?? '', entry.get(2) ?? '');
  }
  return facts;
}

const text = new TextDecoder();

interface Field {
  field: number;
  /** Empty where the field is a number. */
  bytes: Uint8Array;
}

/** The fields of a message of protocol buffers (encoding: protobuf.dev/programming-guides/encoding). */
function* fieldsOf(message: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let place = 1; at < message.length; place *= 128) {
      const byte = message[at++]!;
      value += (byte & 0x7f) * place;
      if (byte < 0x80) break;
    }
    return value;
  };
  while (at < message.length) {
    const tag = varint();
    const [field, kind] = [Math.floor(tag / 8), tag % 8];
    let bytes = message.subarray(at, at);
    if (kind === 0) varint();
    else if (kind === 1) at += 8;
    else if (kind === 5) at += 4;
    else {
      const length = varint();
      bytes = message.subarray(at, at + length);
      at += length;
    }
    yield { field, bytes };
  }
}
