import type { ClientBase } from 'pg';
import { sql } from '../../src/db/db.ts';
import { changeRow, fileRow, seenAsJson } from '../../src/db/ingest/write.ts';
import type { RoundChange } from '../../src/domain/ingest/plan.ts';
import { pgDb } from '../database/pg.ts';
import type { RowsToCopy } from './copy-rows.ts';
import { copyRows, rowsToCopy } from './copy-rows.ts';
import type { PlanTogether } from './plan-together.ts';

/** Ids of rounds that were written and are not settled yet: all, those with other rows, those of the old bot in another match. */
export interface Unsettled {
  ids: number[];
  played: number[];
  paired: number[];
}

/** Files of a server, and the rounds that they change, as PostgreSQL takes them. */
export interface RowsToWrite {
  server: string;
  /** The maps, and what was stored of each when the changes were derived. */
  maps: string[];
  seen: string[];
  files: string;
  /** The new rounds, and the rows of their players and weapons. */
  rounds: string;
  players: RowsToCopy;
  weapons: RowsToCopy;
  /** The changes of rounds that are stored already. */
  changes: string;
}

/** Returns what is to be written for files and their plans. */
export function rowsToWrite(plans: readonly PlanTogether[]): RowsToWrite {
  const files = plans.flatMap((plan) => plan.files);
  const firsts = plans.flatMap((plan) => plan.files.slice(0, 1));
  const changes = plans.flatMap((plan) => plan.changes);
  const added = changes.filter(({ stored }) => !stored);
  const rounds = added.map((change) => ({ ...changeRow(change), players: undefined, weapons: undefined }));
  return {
    server: files[0]?.server ?? '',
    maps: firsts.map(({ file }) => file.parsed.file.map),
    seen: firsts.map(({ around }) => seenAsJson(around)),
    files: JSON.stringify(files.map(fileRow)),
    rounds: JSON.stringify(rounds),
    players: rowsToCopy(added.map((change) => rowsOf(change, 'players'))),
    weapons: rowsToCopy(added.map((change) => rowsOf(change, 'weapons'))),
    changes: JSON.stringify(changes.filter(({ stored }) => stored).map(changeRow)),
  };
}

/** Returns the rows of the players in a new round, or of their weapons. */
function rowsOf({ parsed, derived }: RoundChange, kind: 'players' | 'weapons'): object[] {
  if (!parsed || !derived.rows) return [];
  const { date, map, round } = parsed.file;
  return derived.rows[kind].map((row) => ({ round_date: date, map_name: map, round_number: round, ...row }));
}

/** The ids of what was inserted. */
interface Made {
  files: number[];
  rounds: number[];
}

/**
 * Writes files and the rounds that they change, and adds these rounds to `unsettled`. Throws DatabaseError, with code `conflict` if what was
 * stored has changed since the changes were derived.
 */
export async function writeTogether(client: ClientBase, rows: RowsToWrite, unsettled: Unsettled): Promise<void> {
  const db = pgDb(client);
  const { server, maps, seen, files, rounds, players, weapons, changes } = rows;
  if (maps.length === 0) return;
  await db.query(sql`
    select require_unchanged_files(${server}, map, seen) from unnest(${maps}::text[], ${seen}::jsonb[]) as m (map, seen)`);
  await db.query(sql`set constraints rounds_match_round_key deferred`);
  const [made] = (await db.query<Made>(sql`
    with stored as materialized (select array_agg(id) as ids from insert_files(${files}))
    select ids as files, insert_rounds(${server}, ${rounds}) as rounds from stored`)) as [Made];
  await copyRows(client, 'player_comprehensive_stats', { ...players, ids: made.rounds });
  await copyRows(client, 'weapon_comprehensive_stats', { ...weapons, ids: made.rounds });
  const [written] = await db.query<Unsettled>(sql`
    select ids, played, paired
    from finish_files(${server}, ${made.files}::bigint[], ${made.rounds}::bigint[], ${changes})`);
  for (const kind of ['ids', 'played', 'paired'] as const) unsettled[kind].push(...(written?.[kind] ?? []));
}
