import { largestFile } from '../../domain/round-file/text.ts';
import { readUpTo } from '../read-up-to.ts';

/** The bytes of a request, or the reason why they are refused. */
export type Body = { bytes: Uint8Array } | { status: 400 | 413 | 415; error: string };

/** How many bytes of an oversized file are read and discarded, so that the sender sees the response. */
const discardedBytes = 8 * 1024 * 1024;

/** Reads a file from a request's body: plain bytes, at most {@link largestFile} of them. */
export async function readBody(request: Request): Promise<Body> {
  const unwanted = unwantedType(request.headers);
  if (unwanted)
    return { status: 415, error: `${unwanted}: send the file itself, for example with curl --data-binary.` };
  const read = await readUpTo(request, { mostBytes: largestFile, discardedBytes });
  if ('problem' in read) return read.problem === 'too long' ? tooLarge : cutOff;
  const { bytes } = read;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return { status: 415, error: 'The body is gzip: send the file itself.' };
  const [first = 0] = bytes;
  if (first === 0x7b || first === 0x5b) {
    const text = new TextDecoder().decode(bytes);
    if (isJson(text)) return { status: 415, error: 'The body is JSON: send the file itself.' };
  }
  return { bytes };
}

const tooLarge: Body = { status: 413, error: `The file has more than ${largestFile} bytes.` };
const cutOff: Body = { status: 400, error: 'The connection ended before the file did.' };

function unwantedType(headers: Headers): string | undefined {
  const encoding = headers.get('Content-Encoding');
  if (encoding && encoding !== 'identity') return `Content-Encoding ${encoding} is not taken`;
  const type = headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^(application\/(json|gzip|zip|x-gzip)|multipart\/)/.test(type)
    ? `Content-Type ${type} is not taken`
    : undefined;
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
