import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const token = 'only-for-tests-0123456789';

export interface Upload {
  file: string;
  body: string;
  /** The time at which the upload was complete, in milliseconds of performance.now(). */
  at: number;
  status: number;
}

/** A response other than the endpoint's usual one. `hold` is awaited first. */
interface Special {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  hold?: Promise<unknown>;
}

interface Ingest {
  url: string;
  uploads: Upload[];
  /** Returns the stored files' names, in the order in which they were stored. */
  stored(): string[];
  close(): Promise<void>;
}

/** Decides about the `nth` (from 1) upload of a file. Returns undefined for the usual response. */
export type Decide = (file: string, nth: number) => Special | undefined;

/** Starts a server that responds to `POST /ingest/rounds/{filename}` as the Worker does, unless `decide` returns another response. */
export async function startIngest(decide: Decide = () => undefined, port = 0): Promise<Ingest> {
  const uploads: Upload[] = [];
  const server = createServer((request, response) => {
    answer(request, response, uploads, decide).catch((error) => response.destroy(error));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    uploads,
    stored: () => uploads.filter(({ status }) => status === 201).map(({ file }) => file),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, uploads: Upload[], decide: Decide) {
  const file = decodeURIComponent(/^\/ingest\/rounds\/([^/]+)$/.exec(request.url ?? '')?.[1] ?? '');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const content = Buffer.concat(chunks);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const body = content.toString();
  const isKnown = uploads.some((one) => one.status === 201 && one.file === file && one.body === body);
  const isAllowed = request.headers.authorization === `Bearer ${token}` && request.method === 'POST';
  const special = decide(file, uploads.filter((one) => one.file === file).length + 1);
  const usual = !isAllowed ? 401 : isKnown ? 200 : 201;
  const upload = { file, body, at: performance.now(), status: special?.status ?? usual };
  // The upload is stored before the response, as in the Worker, because the response may never arrive.
  uploads.push(upload);
  await special?.hold;
  const said =
    upload.status < 300
      ? {
          status: isKnown ? 'already there' : 'stored',
          file,
          sha256,
          round: { id: 7, players: 8, counts: true },
          findings: [],
        }
      : { status: 'refused', file, error: `reason ${upload.status}` };
  response.writeHead(upload.status, special?.headers).end(special?.body ?? JSON.stringify(said));
}
