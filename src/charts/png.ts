// The one file of src that imports from Node: workerd has node:zlib, and its low levels cost half of what CompressionStream does.
import { brotliDecompressSync, deflateRawSync, deflateSync, inflateRawSync } from 'node:zlib';

/** An image whose pixels are positions in a palette. */
export interface IndexedImage {
  width: number;
  height: number;
  /** Red, green and blue of each colour. */
  palette: Uint8Array;
  /** The rows from the top. Each begins with a 0, as PNG's "no filter" wants it. */
  rows: Uint8Array;
}

const signature = [137, 80, 78, 71, 13, 10, 26, 10];
const bitDepth = 8;
const indexedColour = 3;
/** A tenth smaller than level 1 where there are many figures, for hardly more time. Level 4 takes twice the time. */
const level = 2;

/** Returns the image as a PNG. */
export function encodePng({ width, height, palette, rows }: IndexedImage): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([bitDepth, indexedColour], 8);
  const chunks = [
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level })),
    chunk('IEND', new Uint8Array()),
  ];
  const png = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, signature.length));
  png.set(signature);
  let at = signature.length;
  for (const one of chunks) {
    png.set(one, at);
    at += one.length;
  }
  return png;
}

/** Returns a chunk: its length, its type, its data, and the checksum of type and data. */
function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let index = 0; index < type.length; index += 1) bytes[4 + index] = type.charCodeAt(index);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

const crcTable = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? 0xedb8_8320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (let at = 0; at < bytes.length; at += 1) crc = (crcTable[(crc ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}

/** Compresses bytes that are read back with {@link inflate}: what a link carries. */
export const deflate = (bytes: Uint8Array): Uint8Array => deflateRawSync(bytes, { level: 9 });

/** Returns what {@link deflate} compressed. Throws if that is not valid, or more than `mostBytes`. */
export const inflate = (compressed: Uint8Array, mostBytes: number): Uint8Array =>
  inflateRawSync(compressed, { maxOutputLength: mostBytes });

/** Returns what Brotli compressed: the atlas, which is a fifth smaller than deflated. */
export const unbrotli = (compressed: Uint8Array): Uint8Array => brotliDecompressSync(compressed);
