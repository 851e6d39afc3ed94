import type { Backend } from '../../playground/backend.ts';
import { createBackend } from '../../playground/backend.ts';
import { createRecorder } from '../../playground/details/recorder.ts';
import { pageAssets } from '../../playground/page/index.ts';
import { openPool, pgDb } from '../../scripts/database/pg.ts';
import type { Simulator } from '../../simulator/discord/simulator.ts';

interface Shown {
  discord: Simulator;
  database: { url: string };
  /** The Worker's URL. */
  url: string;
}

/** Creates what the playground page talks to, for a bot that a test has started. */
export async function backendOf({ discord, database, url }: Shown): Promise<Backend & { close(): Promise<void> }> {
  const pool = openPool(database.url, 2);
  const about = {
    database: 'test',
    isOwn: true,
    timeZone: 'UTC',
    ingestToken: '0'.repeat(32),
    ingestTarget: '',
    site: url,
  };
  const recorder = createRecorder();
  const world = { simulator: discord, workerUrl: url, db: pgDb(pool), about, recorder, assets: await pageAssets() };
  const backend = await createBackend(world);
  return { ...backend, close: () => pool.end() };
}
