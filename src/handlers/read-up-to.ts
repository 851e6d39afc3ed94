/** The bytes of a request's body. `too long` has more than the limit; of a body that is `cut off`, the sender broke the connection. */
export type ReadResult = { bytes: Uint8Array } | { problem: 'too long' | 'cut off' };

interface ReadLimits {
  mostBytes: number;
  /**
   * How many bytes of an oversized body are read and discarded. A sender that does not read while it sends would otherwise lose the
   * connection before it sees the response. With none, a body whose Content-Length is too large is not read at all.
   */
  discardedBytes?: number;
}

const firstBytes = 8 * 1024;

/**
 * Reads a body of at most `mostBytes`. Judges it by its Content-Length and by its actual length, and never holds more than the limit. It
 * reads into a buffer of its own, because workerd would give every part one of several kilobytes, even if a slow sender fills a few bytes.
 */
export async function readUpTo(request: Request, { mostBytes, discardedBytes = 0 }: ReadLimits): Promise<ReadResult> {
  let isTooLong = Number(request.headers.get('Content-Length')) > mostBytes;
  if (isTooLong && discardedBytes === 0) return { problem: 'too long' };
  if (!request.body) return { bytes: new Uint8Array() };
  const reader = request.body.getReader({ mode: 'byob' });
  let bytes = new Uint8Array(firstBytes);
  let size = 0;
  let received = 0;
  try {
    for (;;) {
      if (size === bytes.length) bytes = larger(bytes, mostBytes + 1);
      const { done, value } = await reader.read(bytes.subarray(size));
      if (value) bytes = new Uint8Array(value.buffer); // a read takes the buffer away, and gives it back
      if (done || !value) break;
      received += value.length;
      isTooLong ||= received > mostBytes;
      size = isTooLong ? 0 : received;
      if (isTooLong && received > discardedBytes) {
        await reader.cancel();
        break;
      }
    }
  } catch {
    return { problem: 'cut off' };
  }
  return isTooLong ? { problem: 'too long' } : { bytes: bytes.slice(0, size) };
}

/** Returns a copy with twice the room, but at most `mostBytes`. */
function larger(bytes: Uint8Array, mostBytes: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(Math.min(mostBytes, bytes.length * 2));
  copy.set(bytes);
  return copy;
}
