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

/** Reads a body of at most `mostBytes`. Judges it by its Content-Length and by its actual length, and never holds more than the limit. */
export async function readUpTo(request: Request, { mostBytes, discardedBytes = 0 }: ReadLimits): Promise<ReadResult> {
  let isTooLong = Number(request.headers.get('Content-Length')) > mostBytes;
  if (isTooLong && discardedBytes === 0) return { problem: 'too long' };
  const reader = request.body?.getReader();
  const growing = growingBytes(mostBytes);
  let received = 0;
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      received += part.value.length;
      isTooLong ||= received > mostBytes;
      if (!isTooLong) growing.add(part.value);
      else if (received > discardedBytes) {
        await reader?.cancel();
        break;
      }
    }
  } catch {
    return { problem: 'cut off' };
  }
  return isTooLong ? { problem: 'too long' } : { bytes: growing.bytes() };
}

/**
 * Collects bytes in one buffer that grows up to `mostBytes`. The parts are not held, because workerd gives each a buffer of several
 * kilobytes, even if a slow sender has filled only one byte of it.
 */
function growingBytes(mostBytes: number) {
  let buffer = new Uint8Array(Math.min(mostBytes, 8 * 1024));
  let size = 0;
  return {
    add(part: Uint8Array) {
      if (size + part.length > buffer.length) {
        const larger = new Uint8Array(Math.min(mostBytes, Math.max(buffer.length * 2, size + part.length)));
        larger.set(buffer);
        buffer = larger;
      }
      buffer.set(part, size);
      size += part.length;
    },
    bytes: () => buffer.slice(0, size),
  };
}
