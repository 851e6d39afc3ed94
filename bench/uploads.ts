import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../scripts/database/postgres.ts';
import { applySchema } from '../scripts/schema/apply.ts';
import { startNeonEndpoint } from '../simulator/neon/endpoint.ts';
import type { WorkerVars } from '../simulator/worker/index.ts';
import { bundleWorker, startBundledWorker } from '../simulator/worker/index.ts';

const token = 'only-for-the-bench';

/** A file to upload. */
export interface Upload {
  name: string;
  text: string | Uint8Array;
}

/** A Worker with a database of its own, to which files are uploaded one after the other. */
export interface Uploads {
  /** The Worker's address. */
  url: string;
  databaseUrl: string;
  /** Uploads a file. Returns the response's status, and how many milliseconds it took. Throws if the file is not taken. */
  send(file: Upload): Promise<{ status: number; ms: number }>;
  close(): Promise<void>;
}

/** Starts a Worker whose game server's clock is in `timeZone`, with further bindings. */
export async function startUploads(timeZone: string, vars: WorkerVars = {}): Promise<Uploads> {
  const folder = await mkdtemp(join(tmpdir(), 'stopwatch-bench-'));
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), ephemeral: true });
  const endpoint = await startNeonEndpoint();
  await applySchema(postgres.url);
  const worker = await startBundledWorker({
    bundle: await bundleWorker(join(folder, 'bundle')),
    vars: {
      DATABASE_URL: postgres.url,
      DISCORD_PUBLIC_KEY: '0'.repeat(64),
      DISCORD_APPLICATION_ID: '100000000000000000',
      DEV_NEON_ENDPOINT: endpoint.url,
      SERVER_TIME_ZONE: timeZone,
      INGEST_TOKENS: `bench:${token}`,
      INGEST_PER_MINUTE: '999999',
      ...vars,
    },
  });
  return {
    url: worker.url,
    databaseUrl: postgres.url,
    async send({ name, text }) {
      const start = performance.now();
      const response = await fetch(`${worker.url}/ingest/rounds/${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: text as BodyInit,
      });
      const answer = await response.text();
      if (!response.ok) throw new Error(`${name}: ${response.status} ${answer}`);
      return { status: response.status, ms: performance.now() - start };
    },
    async close() {
      await worker.close();
      await endpoint.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
