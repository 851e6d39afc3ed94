import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { pgDb } from '../../scripts/database/pg.ts';
import { sql } from '../../src/db/db.ts';
import { changesAsJson } from '../../src/db/ingest/write.ts';
import { planChanges } from '../../src/domain/ingest/plan.ts';
import type { StoredFile, StoredRound } from '../../src/domain/ingest/surroundings.ts';
import { parseFileName } from '../../src/domain/round-file/file-name.ts';
import { parseRoundFile } from '../../src/domain/round-file/parse.ts';
import type { ServerFile } from './round-file.ts';

/** A file with what round_files holds of it. */
interface ArchivedFile extends StoredFile {
  kind: 'round' | 'endstats';
  date: string;
  time: string;
  map: string;
  round: 1 | 2;
  playerLines: number;
  findings: readonly unknown[];
}

const server = 'main';
/** Rounds per statement: their rows are a few hundred kilobytes of JSON. */
const batch = 40;

/**
 * Stores the files of rounds that the database has as rows of the old bot, all in one transaction. The result is that of `npm run ingest`,
 * in a fifth of the time, because sessions and totals are computed once. The game server's clock is UTC. Throws if a file cannot be read
 * or has no round in the database.
 */
export async function storeArchive(client: ClientBase, files: readonly ServerFile[]): Promise<void> {
  const db = pgDb(client);
  await client.query('begin');
  try {
    await db.query(sql`select lock_rounds()`);
    const archived = await insertFiles(client, files.map(read));
    const rounds = await roundsWithFiles(client, archived);
    await client.query('set constraints rounds_match_round_key deferred');
    const ids = rounds.map(({ id }) => id);
    const names = await client.query<{ before: unknown }>('select names_in_rounds($1) as before', [ids]);
    let writing: Promise<unknown> = Promise.resolve();
    for (const [map, ofMap] of Map.groupBy(rounds, (round) => round.map)) {
      const endstats = archived.filter((file) => file.kind === 'endstats' && file.map.toLowerCase() === map);
      const around = { timeZone: 'UTC', rounds: ofMap, decidedFile: null, endstats, codes: [] };
      const { changes } = planChanges('derive again', around);
      for (let from = 0; from < changes.length; from += batch) {
        const written = changesAsJson({ changes: changes.slice(from, from + batch), removed: [] });
        await writing; // the next rounds are derived while PostgreSQL writes these
        writing = client.query('select write_round($1, change) from jsonb_array_elements($2) as change', [
          server,
          written,
        ]);
      }
    }
    await writing;
    await client.query('set constraints rounds_match_round_key immediate');
    await client.query('select update_names($1, $2)', [ids, JSON.stringify(names.rows[0]?.before)]);
    await client.query(
      `insert into processed_files (filename, server, file_hash) select filename, server, sha256 from round_files
       on conflict (filename, server) do update set success = true, error_message = null, file_hash = excluded.file_hash`,
    );
    await client.query('select renumber_sessions(), refresh_totals(), rank_pairs()');
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

function read({ name: filename, text }: ServerFile): ArchivedFile {
  const name = parseFileName(filename);
  if (!name.ok) throw new Error(`${filename}: ${name.refusal.message}`);
  const { kind, date, time, map, round } = name.value;
  const content = new TextEncoder().encode(text);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const bytes = content.length;
  const file = { id: 0, filename, sha256, bytes, content, isChosen: false, kind, date, time, map, round };
  if (kind === 'endstats') return { ...file, playerLines: 0, findings: [] };
  const parsed = parseRoundFile(content, name.value);
  if (!parsed.ok) throw new Error(`${filename}: ${parsed.refusal.message}`);
  return { ...file, playerLines: parsed.value.lines, findings: parsed.value.findings };
}

/** Writes round_files and returns the files with their ids. */
async function insertFiles(client: ClientBase, files: readonly ArchivedFile[]): Promise<ArchivedFile[]> {
  const rows = files.map(({ content, ...file }) => ({ ...file, content: Buffer.from(content).toString('base64') }));
  const inserted = await client.query<{ id: string; sha256: string }>(
    `insert into round_files
       (server, filename, kind, round_date, round_time, map_name, round_number, sha256, content, player_lines, findings)
     select $1, filename, kind, date, time::time, map, round, sha256, decode(content, 'base64'), "playerLines", findings
     from jsonb_to_recordset($2) as file (filename text, kind text, date date, "time" text, map text, round integer, sha256 text,
       content text, "playerLines" integer, findings jsonb)
     returning id, sha256`,
    [server, JSON.stringify(rows)],
  );
  const ids = new Map(inserted.rows.map(({ id, sha256 }) => [sha256, Number(id)]));
  return files.map((file) => ({ ...file, id: ids.get(file.sha256) as number }));
}

type ArchivedRound = StoredRound & { map: string };

/** Returns the stored rounds of the files, each with its file. */
async function roundsWithFiles(client: ClientBase, files: readonly ArchivedFile[]): Promise<ArchivedRound[]> {
  const { rows } = await client.query<Omit<ArchivedRound, 'file' | 'players'>>(
    `select r.id::int, round_date::text as date, to_char(round_time, 'HH24MISS') as time, r.round_number as round, match_id as "matchId", winning_side as "winningSide",
       defender_team as defender, (extract(epoch from played_at) * 1000)::float8 as "playedAt", time_limit as limit, actual_time as actual,
       null as rules, true as affected, null as "usedFile", null as "usedRound1", null as "usedEndstats", false as "isRemoved",
       false as "isRestored", lower(r.map_name) as map
     from rounds r where r.server = $1 and r.round_number in (1, 2) order by r.id`,
    [server],
  );
  const stampOf = (file: { date: string; time: string; map: string }) =>
    `${file.date} ${file.time} ${file.map.toLowerCase()}`;
  const byStamp = new Map(rows.map((row) => [stampOf(row), row]));
  return files
    .filter(({ kind }) => kind === 'round')
    .map((file) => {
      const row = byStamp.get(stampOf(file));
      if (!row) throw new Error(`${file.filename}: the old bot has no round of this file.`);
      return { ...row, file, players: null };
    });
}
