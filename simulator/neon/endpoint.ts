import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execute } from './execute.ts';
import type { Pools } from './pools.ts';
import { createPools } from './pools.ts';
import { describeFailure, PgError } from './refusal.ts';
import { connectionStringOf, parseRequest } from './request.ts';

/** Neon's limit for a request and for a response, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;

export interface NeonEndpoint {
  /** for neonConfig.fetchEndpoint: http://127.0.0.1:N/sql */
  url: string;
  /** Cancels running statements and closes all connections. */
  close(): Promise<void>;
}

/** A request that was answered, for somebody who watches. */
export interface SqlRoundTrip {
  /** Milliseconds of `performance.now()` when it arrived, and how long its answer took. */
  startedMs: number;
  ms: number;
  isTransaction: boolean;
  statements: { query: string; params: unknown[]; ms: number; rows: number }[];
  /** Why it failed. */
  error?: string;
}

interface NeonEndpointOptions {
  /** The port. 0, the default, takes a free one. */
  port?: number;
  /** Receives a line per failed request. */
  log?: (line: string) => void;
  /** Receives every answered request. */
  onRoundTrip?: (trip: SqlRoundTrip) => void;
}

/**
 * Serves Neon's SQL over HTTP for any PostgreSQL, so that production's driver also works with a local server. A request has a connection
 * string and either one statement or a batch transaction. The response has rows, or an error as Neon writes it. Listens on 127.0.0.1 only.
 * Throws if the port is taken.
 */
export async function startNeonEndpoint({
  port = 0,
  log = () => {},
  onRoundTrip,
}: NeonEndpointOptions = {}): Promise<NeonEndpoint> {
  const pools = createPools(log);
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    void answer(request, response, { pools, log, onRoundTrip });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch((cause) => {
    if (cause.code !== 'EADDRINUSE') throw cause;
    throw new Error(`Port ${port} on 127.0.0.1, meant for the Neon endpoint, is in use: choose another one.`, {
      cause,
    });
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sql`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await pools.close();
    },
  };
}

interface Served {
  pools: Pools;
  log: (line: string) => void;
  onRoundTrip: ((trip: SqlRoundTrip) => void) | undefined;
}

async function answer(request: IncomingMessage, response: ServerResponse, { pools, log, onRoundTrip }: Served) {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const startedMs = performance.now();
  const trip: SqlRoundTrip = { startedMs, ms: 0, isTransaction: false, statements: [] };
  const tell = (error?: string) =>
    onRoundTrip?.({ ...trip, ms: performance.now() - startedMs, ...(error !== undefined && { error }) });
  try {
    const text = await run(request, { pools, trip, signal: gone.signal });
    tell();
    send(response, 200, text);
  } catch (error) {
    const { status, body } = describeFailure(error);
    tell(body.message);
    if (response.destroyed) return;
    log(`${status} ${body.code ?? ''} ${body.message}`.replaceAll('  ', ' '));
    send(response, status, JSON.stringify(body));
  }
}

/** Runs a request, notes its statements in `trip`, and returns its results as JSON text. */
async function run(
  request: IncomingMessage,
  { pools, trip, signal }: { pools: Pools; trip: SqlRoundTrip; signal: AbortSignal },
): Promise<string> {
  const body = await readBody(request);
  if (request.url !== '/sql') throw new PgError(404, `nothing is here; SQL goes to /sql`);
  if (request.method !== 'POST') throw new PgError(405, 'SQL is sent by POST');
  const connectionString = connectionStringOf(request.headers);
  const sqlRequest = parseRequest(request.headers, body);
  trip.isTransaction = sqlRequest.begin !== undefined;
  const results = await execute(pools.of(connectionString), sqlRequest, {
    signal,
    onStatement: (statement, ms, rows) => trip.statements.push({ ...statement, ms, rows }),
  });
  const text = JSON.stringify(sqlRequest.begin ? { results } : results[0]);
  if (Buffer.byteLength(text) > MAX_BYTES) throw new PgError(507, `response is too large (max is ${MAX_BYTES} bytes)`);
  return text;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= MAX_BYTES) chunks.push(chunk); // The rest is read too, because a client that is still writing would not see the response.
  }
  if (size > MAX_BYTES) throw new PgError(413, `request is too large (max is ${MAX_BYTES} bytes)`);
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, status: number, json: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) });
  response.end(json);
}
