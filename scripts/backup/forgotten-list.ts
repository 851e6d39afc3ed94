import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ClientBase } from 'pg';

/** Who was forgotten, as a copy beside the backups. A backup from before a deletion still has the names. */
export interface ForgottenList {
  databases: Record<string, { takenAt: string; players: ForgottenPlayer[] }>;
}

/** A row of the table forgotten_players. It holds no name. */
type ForgottenPlayer = { guid: string; removed_at: string | null } & Record<string, unknown>;

/** Returns where the list of a backup's folder is. */
export const listBeside = (backup: string): string => join(dirname(backup), 'forgotten.json');

/** Reads the list. Returns undefined if there is none. Throws an error for people if the file is something else. */
export function readList(file: string): ForgottenList | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${file} cannot be read: ${(error as Error).message}.`);
  }
  try {
    const list = JSON.parse(text) as ForgottenList;
    for (const { takenAt, players } of Object.values(list.databases)) {
      if (Number.isNaN(Date.parse(takenAt)) || !players.every(({ guid }) => typeof guid === 'string'))
        throw new Error();
    }
    return list;
  } catch {
    throw new Error(
      `${file} is not a list of forgotten players: restore it from a copy, or move it away. Nothing was written.`,
    );
  }
}

/** Writes what the database says now into the list and leaves those of other databases. */
export function renewList(file: string, source: string, now: ForgottenList['databases'][string]): void {
  const list: ForgottenList = { databases: { ...readList(file)?.databases, [source]: now } };
  writeFileSync(`${file}.partial`, `${JSON.stringify(list, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.partial`, file);
}

/** Returns the rows of forgotten_players, none where the schema is older than it. */
export async function forgottenIn(client: ClientBase): Promise<ForgottenPlayer[]> {
  const { rows: known } = await client.query<{ known: boolean }>(
    `select to_regclass('forgotten_players') is not null as known`,
  );
  if (!known[0]?.known) return [];
  const { rows } = await client.query<{ player: ForgottenPlayer }>(
    'select to_jsonb(f) as player from forgotten_players f order by guid collate "C"',
  );
  return rows.map(({ player }) => player);
}

/**
 * Puts the list into a restored database and removes the names again, in the caller's transaction. Who is forgotten in the backup or in the list
 * is forgotten. Returns how many were not in the backup.
 */
export async function applyList(client: ClientBase, list: ForgottenList): Promise<number> {
  const players = Object.values(list.databases).flatMap((one) => one.players);
  await client.query('select lock_rounds()');
  const before = await countRemoved(client);
  for (const player of players) {
    await client.query(
      `insert into forgotten_players (guid, asked_at, remove_after, removed_at, mark, name_hashes)
      select guid, asked_at, remove_after, removed_at, mark, name_hashes from jsonb_populate_record(null::forgotten_players, $1)
      on conflict (guid) do update set
        removed_at = coalesce(forgotten_players.removed_at, excluded.removed_at),
        mark = coalesce(forgotten_players.mark, excluded.mark),
        name_hashes = array(select unnest(forgotten_players.name_hashes) union select unnest(excluded.name_hashes) order by 1)`,
      [JSON.stringify(player)],
    );
  }
  await client.query('select remove_names(array(select guid from forgotten_players where removed_at is not null))');
  return (await countRemoved(client)) - before;
}

async function countRemoved(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::int from forgotten_players where removed_at is not null',
  );
  return rows[0]?.count ?? 0;
}

/** Returns when the newest part of the list was taken. */
export function listTakenAt(list: ForgottenList): Date {
  return new Date(Math.max(0, ...Object.values(list.databases).map(({ takenAt }) => Date.parse(takenAt))));
}
