import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, open, stat } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

/**
 * Returns the end of a backup: a gzip member of its own with the SHA-256 of all bytes before it. gzip's own checksum covers neither its header
 * nor its last bits.
 */
function sealOf(sha256: string): Buffer {
  const seal = gzipSync(`-- sha256 of the bytes before this line's gzip member: ${sha256}\n`, { level: 0 });
  seal[9] = 255; // the operating system, so that a backup's end is the same on all of them
  return seal;
}

const sealLength = sealOf('0'.repeat(64)).length;

/** Appends the seal to a finished file and waits until the disk has everything. `sha256` is that of the file so far. */
export async function appendSeal(file: string, sha256: string): Promise<void> {
  await appendFile(file, sealOf(sha256));
  const handle = await open(file, 'r+');
  await handle.sync().finally(() => handle.close());
}

/** Throws an error for people unless all bytes of the backup are those that were written. */
export async function checkSeal(file: string, signal?: AbortSignal): Promise<void> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${file} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}.`);
  });
  if (!found.isFile()) throw new Error(`${file} cannot be read: it is not a file.`);
  const { size } = found;
  const hash = createHash('sha256');
  let begin = Buffer.alloc(0);
  let end = Buffer.alloc(0);
  let at = 0;
  const content = size - sealLength;
  for await (const chunk of createReadStream(file, { signal, highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    if (at === 0) begin = Buffer.from(chunk.subarray(0, 2));
    const sealed = Math.max(0, Math.min(chunk.length, content - at));
    hash.update(chunk.subarray(0, sealed));
    if (sealed < chunk.length) end = Buffer.concat([end, chunk.subarray(sealed)]);
    at += chunk.length;
  }
  if (begin[0] !== 0x1f || begin[1] !== 0x8b) {
    throw new Error(`${file} is not a backup of this project, or it is still encrypted.`);
  }
  if (at !== size || content <= 0 || !end.equals(sealOf(hash.digest('hex')))) {
    throw new Error(
      `${file} is not as it was written: it is cut off, or at least one byte has changed. Take an older backup, or copy the file again.`,
    );
  }
}
