// The one file of src that imports from Node: workerd has node:zlib, and its low levels cost half of what CompressionStream does.
import { brotliDecompressSync, crc32, deflateRawSync, deflateSync, inflateRawSync } from 'node:zlib';

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
/** A chunk's length, type and checksum. */
const bytesBesideData = 12;
const headerLength = 13;
const bitDepth = 8;
const indexedColour = 3;
/** A tenth smaller than level 1 where there are many figures, for hardly more time. Level 4 takes twice the time. */
const level = 2;

/** Returns the image as a PNG. */
export function encodePng({ width, height, palette, rows }: IndexedImage): Uint8Array<ArrayBuffer> {
  const pixels = deflateSync(rows, { level });
  const png = new Uint8Array(signature.length + 4 * bytesBesideData + headerLength + palette.length + pixels.length);
  const view = new DataView(png.buffer);
  png.set(signature);
  const header = new Uint8Array(headerLength);
  const headerView = new DataView(header.buffer);
  headerView.setUint32(0, width);
  headerView.setUint32(4, height);
  header.set([bitDepth, indexedColour], 8);
  let at = signature.length;
  write('IHDR', header);
  write('PLTE', palette);
  write('IDAT', pixels);
  write('IEND', new Uint8Array());
  return png;

  /** Writes a chunk: its length, its type, its data, and the checksum of type and data. */
  function write(type: string, data: Uint8Array): void {
    const end = at + 8 + data.length;
    view.setUint32(at, data.length);
    for (let index = 0; index < type.length; index += 1) png[at + 4 + index] = type.charCodeAt(index);
    png.set(data, at + 8);
    view.setUint32(end, crc32(png.subarray(at + 4, end)));
    at = end + 4;
  }
}

/** Compresses bytes that are read back with {@link inflate}: what a link carries. */
export const deflate = (bytes: Uint8Array): Uint8Array => deflateRawSync(bytes, { level: 9 });

/** Returns what {@link deflate} compressed. Throws if that is not valid, or more than `mostBytes`. */
export const inflate = (compressed: Uint8Array, mostBytes: number): Uint8Array =>
  inflateRawSync(compressed, { maxOutputLength: mostBytes });

/** Returns what Brotli compressed: the atlas, which is a fifth smaller than deflated. */
export const unbrotli = (compressed: Uint8Array): Uint8Array => brotliDecompressSync(compressed);
