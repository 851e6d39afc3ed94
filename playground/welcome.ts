import { parseTypedLine } from '../simulator/discord/typed-line.ts';
import type { Db } from '../src/db/db.ts';
import { sql } from '../src/db/db.ts';
import { playersFound } from '../src/db/queries/find-player.ts';
import { sessionPath } from '../src/domain/page-paths.ts';
import { quoted } from './page/composer/quoting.ts';

/** How many of the players with most rounds are tried for the names in the examples. */
const tried = 12;

export interface Welcome {
  /** Commands that this database can answer. */
  examples: string[];
  players: number;
  rounds: number;
  /** The web page of the last evening. Null without one. */
  link: string | null;
}

/**
 * Returns what the first page offers: only commands that answer, with names that mean one player of this database. `site` is where the web
 * pages are.
 */
export async function readWelcome(db: Db, site: string): Promise<Welcome> {
  const [{ address, ...counts } = { players: 0, rounds: 0, address: null }] = await db.query<{
    players: number;
    rounds: number;
    address: string | null;
  }>(sql`
    select (select count(*)::int from player_totals) as players, (select count(*)::int from rounds where is_valid and round_number in (1, 2)) as rounds,
      (select address from gaming_sessions where counts order by session_start desc limit 1) as address`);
  const link = address === null ? null : site + sessionPath(address);
  if (counts.players === 0) return { ...counts, link, examples: ['/help', '/ping'] };
  const [one, other] = await clearNames(db);
  return {
    ...counts,
    link,
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
