import { neonConfig } from '@neondatabase/serverless';
import { sql } from './db.ts';
import { neonDb } from './neon.ts';
import { storeMetrics } from './queries/metrics.ts';

/** A row as Neon's proxy answers it: JSON, a timestamptz, a boolean and a bigint. */
const answered = {
  fields: [114, 1184, 16, 20].map((dataTypeID) => ({ name: `some_${dataTypeID}`, dataTypeID })),
  rows: [['{"some_name":[1]}', '2026-01-01 20:00:00.5+00', 't', '1']],
  command: 'SELECT',
  rowCount: 1,
  rowAsArray: true,
};

/** Runs a query and a transaction through the driver, without a database and without a request: their answers are invented. */
export async function rehearseNeon(): Promise<void> {
  const { fetchFunction, fetchEndpoint } = neonConfig;
  const clock = { runningMs: () => 0, sleep: async () => undefined };
  const answerOf = (body: string) => ('queries' in JSON.parse(body) ? { results: [answered, answered] } : answered);
  const fetch = async (_: unknown, init?: { body: string }) => ({
    ok: true,
    status: 200,
    json: async () => answerOf(init?.body ?? ''),
  });
  const db = neonDb('postgresql://nobody:nothing@localhost/nothing', {
    fetch: fetch as unknown as typeof globalThis.fetch,
    timeoutMs: Number.POSITIVE_INFINITY,
    clock,
    random: () => 0,
  });
  const statement = sql`select ${'some text'}, ${1}, ${['a']}::text[], ${new Date(0)}`;
  await db.query(statement);
  const measured = { kind: '', name: '', ms: 0, sqlMs: 0, roundTrips: 1, at: new Date(0) };
  await db.query(storeMetrics([measured], () => 0));
  await db.transaction([statement, statement], { readOnly: true });
  Object.assign(neonConfig, { fetchFunction, fetchEndpoint });
}
