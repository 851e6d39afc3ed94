import { neon, neonConfig } from '@neondatabase/serverless';
import pg from 'pg';
import { startPostgres } from '../../../scripts/database/postgres.ts';
import { startNeonEndpoint } from '../../../simulator/neon/endpoint.ts';
import { restoreNeonDriver } from '../../support/neon-driver.ts';
import { quickFolder } from '../../support/quick-folder.ts';

/** Starts a PostgreSQL of its own and an endpoint in front of it, with Neon's driver and a direct connection to it. */
export async function startNeon() {
  const lines: string[] = [];
  const server = await startPostgres({ dataDir: await quickFolder(), ephemeral: true });
  const endpoint = await startNeonEndpoint({ log: (line) => lines.push(line) });
  restoreNeonDriver();
  neonConfig.fetchEndpoint = endpoint.url;
  const direct = new pg.Client({ connectionString: server.url });
  await direct.connect();
  return {
    server,
    endpoint,
    sql: neon(server.url),
    direct,
    /** The endpoint's log. */
    lines,
    async close() {
      await direct.end();
      await endpoint.close();
      await server.stop();
    },
  };
}
