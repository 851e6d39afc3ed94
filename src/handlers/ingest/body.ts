import { largestFile } from '../../domain/round-file/text.ts';

/** The bytes of a request, or the reason why they are refused. */
export type Body = { bytes: Uint8Array } | { status: 413 | 415; error: string };

/**
 * How many bytes of an oversized body are read and discarded. The sender would otherwise lose the connection before it sees the response.
 */
const mostDiscarded = 8 * 1024 * 1024;

/** Reads a file from a request's body: plain bytes, at most {@link largestFile} of them. */
export async function readBody(request: Request): Promise<Body> {
  const unwanted = unwantedType(request.headers);
  if (unwanted)
    return { status: 415, error: `${unwanted}: send the file itself, for example with curl --data-binary.` };
  const bytes = await readUpTo(request, largestFile);
  if (!bytes) return tooLarge;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return { status: 415, error: 'The body is gzip: send the file itself.' };
  const [first = 0] = bytes;
  if (first === 0x7b || first === 0x5b) {
    const text = new TextDecoder().decode(bytes);
    if (isJson(text)) return { status: 415, error: 'The body is JSON: send the file itself.' };
  }
  return { bytes };
}

const tooLarge: Body = { status: 413, error: `The file has more than ${largestFile} bytes.` };

function unwantedType(headers: Headers): string | undefined {
  const encoding = headers.get('Content-Encoding');
  if (encoding && encoding !== 'identity') return `Content-Encoding ${encoding} is not taken`;
  const type = headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^(application\/(json|gzip|zip|x-gzip)|multipart\/)/.test(type)
    ? `Content-Type ${type} is not taken`
    : undefined;
}

/** Reads a body of at most `most` bytes. Returns undefined for a longer one, judged by its Content-Length and by its actual length. */
async function readUpTo(request: Request, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let isTooLong = Number(request.headers.get('Content-Length')) > most;
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    isTooLong ||= size > most;
    if (!isTooLong) chunks.push(part.value);
    else if (size > mostDiscarded) {
      await reader?.cancel();
      break;
    }
  }
  return isTooLong ? undefined : join(chunks, size);
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Returns whether the text is JSON. The first character does not suffice, because a server may be called `[clan]`. */
function isJson(text: string): boolean {
  try {
    // Several JSON documents, one per line, count as JSON.
    for (const line of text.trim().split('\n')) JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
