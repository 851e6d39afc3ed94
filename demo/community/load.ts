import { join } from 'node:path';
import pg from 'pg';
import { openPool } from '../../scripts/database/pg.ts';
import { findFiles } from '../../scripts/ingest/find-files.ts';
import { importFiles } from '../../scripts/ingest/import-files.ts';
import type { Community, Roster } from './generate.ts';
import { storeArchive } from './store-archive.ts';

/**
 * Brings what came after the migration into a database that was migrated from the community's old bot: the files of the old rounds, the
 * evenings since, and their teams. Continues where an earlier call was interrupted.
 */
export async function loadCommunity(url: string, { archived, recent, rosters, gamestats }: Community): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // the next query reports it
  await client.connect();
  try {
    const { rows } = await client.query<{ isStored: boolean }>('select exists (select from round_files) as "isStored"');
    if (!rows[0]?.isStored) await storeArchive(client, archived);
    if (recent.length > 0)
      await importRecent(
        url,
        recent.map(({ name }) => join(gamestats, name)),
      );
    for (const roster of rosters) await setTeams(client, roster);
  } finally {
    await client.end();
  }
}

/** Imports files as `npm run ingest` does. Throws an Error if one is refused. */
async function importRecent(url: string, paths: readonly string[]): Promise<void> {
  const { files } = await findFiles(paths);
  const pool = openPool(url, 1);
  try {
    const outcomes = await importFiles(pool, files, { server: 'main', timeZone: 'UTC' });
    for (const one of outcomes) if (one.outcome === 'refused') throw new Error(`${one.path}: ${one.reason}`);
  } finally {
    await pool.end();
  }
}

/** Sets the teams of a session as /teams set does, unless they are set. */
async function setTeams(client: pg.Client, { date, teams }: Roster): Promise<void> {
  await client.query(
    `select store_rosters($1, (select coalesce(max(id), 0) from session_teams where left(session_start_date, 10) = $1), '{}', $2)
     where not exists (select from session_teams where session_start_date = $1)`,
    [date, JSON.stringify(teams)],
  );
}
