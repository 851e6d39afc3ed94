import type { Hash } from 'node:crypto';

/** Passes chunks on and adds them to a hash. `onRows` is told how many line ends were in each chunk: in COPY's text format, one a row. */
export async function* hashed(
  chunks: AsyncIterable<Buffer>,
  hash: Hash,
  onRows?: (rows: number) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    onRows?.(lineEnds(chunk));
    yield chunk;
  }
}

function lineEnds(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count++;
  return count;
}
