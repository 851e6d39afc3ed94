import type { Client } from 'pg';
import { Random } from '../../../demo/random.ts';
import { writeMatch } from '../../../demo/round-files/match.ts';
import { pgDb } from '../../../scripts/database/pg.ts';
import { storeFile } from '../../../src/db/ingest/store-file.ts';
import type { FileName } from '../../../src/domain/round-file/file-name.ts';
import { parseFileName } from '../../../src/domain/round-file/file-name.ts';
import { addEvenings } from './evenings.ts';
import type { Naming } from './names.ts';
import { hostile } from './names.ts';

/** The Discord users of the walk: one linked to the first player, one to a hidden player, and one who is not linked. */
export const people = { linked: '200000000000000001', hidden: '200000000000000002', newcomer: '200000000000000003' };

/** An alias of all players, so that it fits all of them equally well. */
export const sharedAlias = 'same';

/** Adds a community of this number of players, with hostile names by default: fifteen sessions from the old bot, then one match from files. */
export async function addCommunity(client: Client, players: number, naming = hostile): Promise<void> {
  const everybody = Array.from({ length: players }, (_, index) => ({
    guid: `C${index.toString(16).toUpperCase().padStart(7, '0')}`,
    name: naming.name(index),
  }));
  await addEvenings(client, everybody, naming);
  await addNames(client, everybody, naming);
  await addFiles(client, everybody, naming);
  await client.query('select refresh_totals(); select rank_pairs()');
  await client.query('analyze');
}

async function addNames(
  client: Client,
  everybody: readonly { guid: string; name: string }[],
  { name, text }: Naming,
): Promise<void> {
  const [first, second, ...rest] = everybody.map(({ guid }) => guid);
  const guids = everybody.map(({ guid }) => guid);
  await client.query(
    `insert into player_aliases (guid, alias, times_seen, last_seen)
     select guid, alias, 1234, '2026-02-01T20:00Z' from unnest($1::text[]) as guid, unnest($2::text[]) as alias`,
    [guids, [sharedAlias, ...Array.from({ length: 24 }, (_, index) => name(500 + index))]],
  );
  await client.query(
    `insert into player_links (discord_id, discord_username, et_guid, linked_date) values ($1, $2, $3, '2026-01-01')`,
    [people.linked, name(0).slice(0, 32), first],
  );
  if (first !== undefined) await addClaims(client, guids.slice(0, 8), name(0).slice(0, 32));
  if (second === undefined) return;
  await client.query(
    `insert into player_links (discord_id, discord_username, et_guid, linked_date) values ($1, $2, $3, '2026-01-01')`,
    [people.hidden, name(1).slice(0, 32), second],
  );
  await client.query('insert into player_profiles (player_guid, opted_out) values ($1, true)', [second]);
  await client.query(
    `insert into player_profiles (player_guid, display_name, display_name_source)
     select guid, $2, 'custom' from unnest($1::text[]) as guid`,
    [rest.slice(0, 2), [...text(300)].slice(-32).join('')],
  );
}

/** Adds more links that wait for a manager than fit on a page of their list. */
async function addClaims(client: Client, guids: readonly string[], username: string): Promise<void> {
  for (let index = 0; index < 9; index++) {
    const [code, guid] = [`BCD${'FGHJKLMNP'[index]}`, guids[index % guids.length]];
    await client.query(`insert into link_codes (code, guid, issued_at) values ($1, $2, '2026-02-28T20:00Z')`, [
      code,
      guid,
    ]);
    await client.query(
      `insert into link_claims (discord_id, discord_username, guid, code, claimed_at) values ($1, $2, $3, $4, '2026-02-28T20:00Z')`,
      [`21000000000000000${index}`, username, guid, code],
    );
  }
}

/** Adds a match to the newest session, then some refused files. */
async function addFiles(
  client: Client,
  everybody: readonly { guid: string; name: string }[],
  { text }: Naming,
): Promise<void> {
  const lines = everybody.map(({ guid, name }) => ({ guid, name, rawName: name.replaceAll('\\', '/') }));
  const rounds = writeMatch(new Random('walk'), {
    map: `${'long_map_name_'.repeat(3)}te`,
    layout: 38,
    endsAt: Date.parse('2026-02-28T22:35:00Z'),
    axis: lines.filter((_, index) => index % 2 === 0),
    allies: lines.filter((_, index) => index % 2 === 1),
  });
  for (const { name, text } of rounds.flatMap((round) => [round, ...(round.endstats ? [round.endstats] : [])])) {
    const parsed = parseFileName(name) as { value: FileName };
    const content = new TextEncoder().encode(text);
    const file = { server: 'main', name: parsed.value, content, timeZone: 'UTC', now: new Date() };
    const stored = await storeFile(pgDb(client), file);
    if (stored.status !== 'stored') throw new Error(`${name}: ${JSON.stringify(stored)}`);
  }
  await client.query(
    `insert into processed_files (filename, success, error_message, processed_at)
     select n || $1, n % 3 = 0, $1, '2026-03-01T11:00Z'::timestamptz - n * interval '1 minute' from generate_series(1, 45) as n`,
    [text(400)],
  );
}
