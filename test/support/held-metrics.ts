import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inject } from 'vitest';
import { afterFile } from './after-file.ts';

/** Stands between a Worker and the Neon endpoint, and decides what becomes of the rows of metrics. */
export interface HeldMetrics {
  /** For DEV_NEON_ENDPOINT. */
  url: string;
  /** What came, in order. */
  seen: ('metrics' | 'other')[];
  /** From now on such rows wait until `release`. */
  hold(): void;
  release(): void;
  /** From now on they are refused. */
  refuse(): void;
}

export async function startHeldMetrics(): Promise<HeldMetrics> {
  const seen: HeldMetrics['seen'] = [];
  let held: Promise<void> | undefined;
  let release = () => {};
  let isRefused = false;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const isMetrics = body.includes('insert into metrics');
    seen.push(isMetrics ? 'metrics' : 'other');
    if (isMetrics) await held;
    if (isMetrics && isRefused) {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: 'permission denied for table metrics', code: '42501' }));
      return;
    }
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      name.startsWith('neon-') ? [[name, String(value)]] : [],
    );
    const answer = await fetch(inject('neonEndpoint'), { method: 'POST', headers, body });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
    response.end(await answer.text());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterFile(async () => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sql`,
    seen,
    hold() {
      held = new Promise((resolve) => {
        release = resolve;
      });
    },
    release() {
      release();
      held = undefined;
      isRefused = false;
    },
    refuse() {
      isRefused = true;
    },
  };
}
