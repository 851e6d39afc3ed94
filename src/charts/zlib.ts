// The one file of src that imports from Node: workerd has node:zlib, and its level 1 costs half of what CompressionStream does.
import { deflateRawSync, deflateSync, inflateRawSync } from 'node:zlib';

/** Compresses an image's rows for the IDAT chunk of a PNG. */
export const deflateRows = (rows: Uint8Array): Uint8Array => deflateSync(rows, { level: 1 });

/** Compresses bytes that are read back with {@link inflate}. */
export const deflate = (bytes: Uint8Array): Uint8Array => deflateRawSync(bytes, { level: 9 });

/** Returns what {@link deflate} compressed. Throws if that is not valid, or more than `mostBytes`. */
export const inflate = (compressed: Uint8Array, mostBytes: number): Uint8Array =>
  inflateRawSync(compressed, { maxOutputLength: mostBytes });
