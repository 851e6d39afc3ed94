import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from './answer.ts';
import { execute } from './execute.ts';
import type { Fault, Faults } from './faults.ts';
import { answerTo, Broken, createFaults } from './faults.ts';
import type { Pools } from './pools.ts';
import { createPools } from './pools.ts';
import { describeFailure, PgError, reasonOf } from './refusal.ts';
import { behindNeon, connectionStringOf, parseRequest } from './request.ts';

/** Neon's limit for a request and for a response, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;

export interface NeonEndpoint {
  /** for neonConfig.fetchEndpoint: http://127.0.0.1:N/sql */
  url: string;
  /** Replaces what goes wrong from now on. Without arguments all is well. */
  setFaults(...faults: Fault[]): void;
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
  faults?: readonly Fault[];
  /**
   * Spends less than Neon where nobody measures it: connections keep the plans of functions, and a response waits until its connection is
   * free, so that the next request needs no other one.
   */
  isThrifty?: boolean;
  /** The PostgreSQL server, host and port, that answers for every host of Neon's, pooled or not. */
  compute?: string;
}

interface Served {
  compute: string | undefined;
  isThrifty: boolean;
  pools: Pools;
  faults: Faults;
  log: (line: string) => void;
  onRoundTrip: ((trip: SqlRoundTrip) => void) | undefined;
}

/**
 * Serves Neon's SQL over HTTP for any PostgreSQL, so that production's driver also works with a local server. A request has a connection
 * string and either one statement or a batch transaction. The response has rows, or an error as Neon writes it. Faults play what Neon and
 * the network do at times. Listens on 127.0.0.1 only. Throws if the port is taken.
 */
export async function startNeonEndpoint({
  port = 0,
  log = () => {},
  onRoundTrip,
  faults: first = [],
  isThrifty = false,
  compute,
}: NeonEndpointOptions = {}): Promise<NeonEndpoint> {
  const pools = createPools(log);
  const faults = createFaults(...first);
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    void answer(request, response, { pools, faults, log, onRoundTrip, compute, isThrifty });
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
    setFaults: faults.set,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await pools.close();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const startedMs = performance.now();
  const trip: SqlRoundTrip = { startedMs, ms: 0, isTransaction: false, statements: [] };
  const tell = (error?: string) =>
    served.onRoundTrip?.({ ...trip, ms: performance.now() - startedMs, ...(error !== undefined && { error }) });
  try {
    const given = await run(request, { ...served, trip, signal: gone.signal });
    tell();
    send(response, given);
  } catch (error) {
    tell(reasonOf(error));
    if (response.destroyed) return;
    served.log(reasonOf(error));
    const refusal = error instanceof Broken ? answerTo(error.fault) : describeFailure(error);
    if (refusal) send(response, refusal);
    else if (!(error instanceof Broken && error.fault.name === 'hang')) response.destroy();
  }
}

interface Running extends Served {
  trip: SqlRoundTrip;
  signal: AbortSignal;
}

/** Runs a request, notes its statements in `trip`, and returns its results. Throws Broken for a fault. */
async function run(
  request: IncomingMessage,
  { pools, faults, trip, signal, compute, isThrifty }: Running,
): Promise<Answer> {
  const body = await readBody(request);
  const other = otherRoute(request);
  if (other) return other;
  const fault = await faults.take();
  if (fault) throw new Broken(fault);
  const connectionString = behindNeon(connectionStringOf(request.headers), compute);
  const sqlRequest = parseRequest(request.headers, body);
  trip.isTransaction = sqlRequest.begin !== undefined;
  let hasWritten = false;
  const onWrite = () => {
    if (faults.meets('full')) throw new Broken({ name: 'full' });
    hasWritten = true;
  };
  const results = await execute(pools.of(connectionString), sqlRequest, {
    signal,
    maxBytes: MAX_BYTES,
    isThrifty,
    onWrite: faults.has('full') || faults.has('lost') ? onWrite : undefined,
    onStatement: (statement, ms, rows) => trip.statements.push({ ...statement, ms, rows }),
  });
  if (hasWritten && faults.meets('lost')) throw new Broken({ name: 'lost' });
  return json(200, sqlRequest.begin ? { results } : results[0]);
}

/** Neon has one route, and answers the browser's question about it. All else is 400 and a bare string. */
function otherRoute({ url, method }: IncomingMessage): Answer | undefined {
  if (url !== '/sql' || (method !== 'POST' && method !== 'OPTIONS')) return json(400, 'query is not supported');
  return method === 'OPTIONS' ? json(200, '') : undefined;
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

const json = (status: number, value: unknown): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});

function send(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
