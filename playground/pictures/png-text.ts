import { crc32 } from 'node:zlib';

const keyword = 'Description';
/** What stands between the keyword and the text: not compressed, no language, no translated keyword. */
const plain = '\0\0\0\0\0';
const signatureBytes = 8;

/** Returns the PNG with a text in it, in an iTXt chunk before its last chunk. */
export function withText(png: Uint8Array, text: string): Uint8Array {
  const body = Buffer.from(`iTXt${keyword}${plain}${text}`);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  const end = png.length - 12; // IEND has no data: length, name, checksum
  return Buffer.concat([png.subarray(0, end), length, body, checksum, png.subarray(end)]);
}

/** Returns the text in a PNG that {@link withText} wrote. Undefined if it has none. */
export function textIn(png: Uint8Array): string | undefined {
  const bytes = Buffer.from(png);
  const head = `iTXt${keyword}${plain}`;
  for (let at = signatureBytes; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const chunk = bytes.toString('utf8', at + 4, at + 8 + bytes.readUInt32BE(at));
    if (chunk.startsWith(head)) return chunk.slice(head.length);
  }
  return undefined;
}
