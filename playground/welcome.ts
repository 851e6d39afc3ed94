import { parseTypedLine } from '../simulator/discord/typed-line.ts';
import type { Db } from '../src/db/db.ts';
import { sql } from '../src/db/db.ts';
import { playersFound } from '../src/db/queries/find-player.ts';
import { quoted } from './page/composer/quoting.ts';

/** How many of the players with most rounds are tried for the names in the examples. */
const tried = 12;

export interface Welcome {
  /** Commands that this database can answer. */
  examples: string[];
  players: number;
  rounds: number;
}

/** Returns what the first page offers: only commands that answer, with names that mean one player of this database. */
export async function readWelcome(db: Db): Promise<Welcome> {
  const [counts = { players: 0, rounds: 0 }] = await db.query<{ players: number; rounds: number }>(sql`
    select (select count(*)::int from player_totals) as players, (select count(*)::int from rounds where is_valid and round_number in (1, 2)) as rounds`);
  if (counts.players === 0) return { ...counts, examples: ['/help', '/ping'] };
  const [one, other] = await clearNames(db);
  return {
    ...counts,
    examples: [
      '/last',
      '/leaderboard stat:dpm',
      ...(one === undefined ? [] : [`/stats player:${quoted(one)}`]),
      ...(one === undefined || other === undefined ? [] : [`/compare player1:${quoted(one)} player2:${quoted(other)}`]),
      '/sessions',
      '/awards',
      '/teams score',
      '/help',
    ],
  };
}

/** Returns names that mean only one player each, of those with most rounds. */
async function clearNames(db: Db): Promise<string[]> {
  const players = await db.query<{ guid: string; name: string | null }>(sql`
    select player_guid as guid, player_name(player_guid) as name from player_totals order by rounds desc, player_guid limit ${tried}`);
  const named = players.flatMap(({ guid, name }) => (name !== null && isTypable(name) ? [{ guid, name }] : []));
  if (named.length === 0) return [];
  const chosen = await db.query<{ slot: number; guid: string }>(sql`
    with ${playersFound(
      named.map(({ name }) => ({ text: name })),
      'public',
    )}
    select slot, guid from chosen`);
  return named
    .filter((one, slot) => chosen.some((row) => row.slot === slot && row.guid === one.guid))
    .map(({ name }) => name);
}

/** Whether the name survives being typed after `player:`. */
function isTypable(name: string): boolean {
  const [option] = parseTypedLine(`/stats player:${quoted(name)}`).options;
  return option?.value.trim() === name && !/[\r\n]/.test(name);
}
