import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a stranger sends 100 MB. */
export interface Flood {
  path: string;
  /** Whether the request has a Content-Length. Without one it is chunked. */
  hasLength?: boolean;
  /** Whether it has a signature of the right shape, so that the body must be read. */
  looksSigned?: boolean;
  pace?: 'slow' | 'aborted';
}

export const bodyBytes = 100 * 1024 * 1024;
const chunk = Buffer.alloc(64 * 1024, ' ');
/** How much a slow sender sends at once. */
const crumb = chunk.subarray(0, 1024);
const abortedAfterBytes = 200 * 1024;

/**
 * Sends a body on a connection of its own until it is all sent, the Worker closes, or, if slow, the Worker has answered. Returns the HTTP
 * status, or `closed` if the connection ended first.
 */
export async function send(url: string, { path, hasLength = false, looksSigned = false, pace }: Flood) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let status = 'closed';
  let bytes = 0;
  let isOpen = true;
  socket.once('data', (part) => {
    status = part.toString('latin1').slice(9, 12);
  });
  socket.on('error', () => {});
  socket.once('close', () => {
    isOpen = false;
  });
  const headers = {
    host: 'x',
    'content-type': 'application/json',
    ...(hasLength ? { 'content-length': String(bodyBytes) } : { 'transfer-encoding': 'chunked' }),
    ...(looksSigned && {
      'x-signature-ed25519': 'ab'.repeat(64),
      'x-signature-timestamp': String(Math.floor(Date.now() / 1000)),
    }),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  const isDone = () =>
    bytes >= bodyBytes ||
    (pace === 'aborted' && bytes >= abortedAfterBytes) ||
    (pace === 'slow' && status !== 'closed');
  while (isOpen && !isDone()) {
    const part = pace === 'slow' ? crumb : chunk;
    const isTaken = socket.write(hasLength ? part : framed(part));
    bytes += part.length;
    if (pace === 'slow') await sleep(2);
    else if (!isTaken) await Promise.race([once(socket, 'drain'), once(socket, 'close'), sleep(3000)]).catch(() => {});
  }
  if (pace !== 'aborted') await sleep(500); // the answer may still be under way
  socket.destroy();
  return { status, bytes };
}

function framed(part: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]);
}
