import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from '../../src/db/db.ts';
import type { Setup } from '../cli/setup.ts';
import { openAsWorker } from './checks/database.ts';
import { megabytes, planBytes } from './checks/size.ts';
import type { Examination } from './examine.ts';

/** The figures of one day. */
export interface Day {
  /** YYYY-MM-DD */
  day: string;
  rounds: number;
  refused: number;
  bytes: number;
  /** ISO instant of the newest file. Null without any. */
  newestFile: string | null;
}

const daysWatched = 7;

/**
 * Returns what to look at on each day of the first week, and remembers it in `file` for the next day. Needs the database; without it the
 * findings say why.
 */
export async function watchLines(
  { database, workerUrl }: Examination,
  setup: Setup,
  file = '.data/watch.json',
): Promise<string[]> {
  const url = setup.values.get('DATABASE_URL')?.text;
  if (url === undefined || database.seen === undefined) return ['Nothing to compare today: the database was not read.'];
  const today = await readDay(url, setup);
  const earlier = readDays(file)
    .filter(({ day }) => day < today.day)
    .slice(-daysWatched);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify([...earlier, today], null, 2)}\n`);
  return describe(today, earlier, workerUrl);
}

/** Compares a day with those before it. */
export function describe(today: Day, earlier: readonly Day[], workerUrl: string | undefined): string[] {
  const before = earlier.at(-1);
  const since = (now: number, then: number | undefined) =>
    then === undefined ? '' : ` (${now >= then ? '+' : ''}${now - then} since ${before?.day})`;
  const grown = before === undefined ? '' : ` (+${megabytes(Math.max(0, today.bytes - before.bytes))})`;
  const percent = Math.round((100 * today.bytes) / planBytes);
  return [
    `Day ${earlier.length + 1} of ${daysWatched}, ${today.day}`,
    `rounds         ${today.rounds}${since(today.rounds, before?.rounds)}: after an evening there must be more`,
    `newest file    ${today.newestFile ?? 'none'}: the end of the last evening, else look at the monitor on the game server`,
    `refused files  ${today.refused}${since(today.refused, before?.refused)}: /admin ingest says why each was refused`,
    `database       ${megabytes(today.bytes)}, ${percent} % of Neon's free plan${grown}: a few MB an evening`,
    `In Discord: /last shows the last evening, and nobody reports "did not respond".`,
    `At Cloudflare: ${workerUrl ?? 'the Worker'} has no "Exceeded CPU" (dashboard → Workers → stopwatch → Metrics).`,
    earlier.length + 1 >= daysWatched ? 'A week without findings: it runs.' : 'Run this again tomorrow.',
  ];
}

async function readDay(url: string, setup: Setup): Promise<Day> {
  const [row] = await openAsWorker(url, setup).query<Omit<Day, 'day'> & { newest: Date | null }>(sql`
    select (select count(*)::int from rounds) as rounds,
      (select count(*)::int from processed_files where success is false) as refused,
      pg_database_size(current_database())::float8 as bytes,
      (select max(processed_at) from processed_files where success) as newest`);
  if (!row) throw new Error('A select without from gave no row.');
  const { rounds, refused, bytes, newest } = row;
  return {
    day: new Date().toISOString().slice(0, 10),
    rounds,
    refused,
    bytes,
    newestFile: newest?.toISOString() ?? null,
  };
}

function readDays(file: string): Day[] {
  if (!existsSync(file)) return [];
  try {
    const days: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(days) ? days : [];
  } catch {
    return []; // a damaged file only costs the comparison
  }
}
