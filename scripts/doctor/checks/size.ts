import type { Db } from '../../../src/db/db.ts';
import { sql } from '../../../src/db/db.ts';
import type { Finding } from '../finding.ts';
import { warning } from '../finding.ts';

/** What Neon's free plan stores, in bytes. */
export const planBytes = 0.5 * 1024 ** 3;
/** The share of the plan from which on the owner hears of it. */
const worthSaying = 0.8;

export interface Size {
  bytes: number;
  rounds: number;
}

export async function sizeOf(db: Db): Promise<Size> {
  const [row] = await db.query<Size>(sql`
    select pg_database_size(current_database())::float8 as bytes, (select count(*)::int from rounds) as rounds`);
  if (!row) throw new Error('A select without from gave no row.');
  return row;
}

/** Returns a warning when the database nears what its plan stores. */
export function sizeFinding({ bytes, rounds }: Size, limitBytes: number): Finding[] {
  const share = bytes / limitBytes;
  if (share < worthSaying) return [];
  const left = Math.max(0, Math.floor((limitBytes - bytes) / (bytes / Math.max(1, rounds))));
  return [
    warning(
      'database-size',
      `The database has ${megabytes(bytes)}, ${Math.round(100 * share)} % of the ${megabytes(limitBytes)} of its plan: about ${left} more rounds.`,
      'Upgrade the plan before it is full (DATABASE_LIMIT_MB in wrangler.toml says how much it has), and make a backup now.',
    ),
  ];
}

export const megabytes = (bytes: number) => `${Math.round(bytes / 1024 ** 2)} MB`;
