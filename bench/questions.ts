import type pg from 'pg';
import { actionsOf } from '../src/commands/command.ts';
import { commands } from '../src/commands/index.ts';

/** Commands that write, or whose replies are for managers only. They are not timed. */
const others = /^(link|unlink|name|privacy|admin|teams (set|assign|rename))\b/;

/** Returns the typed lines to measure: one per read command, with players and dates that exist, then heavier variants and autocomplete. */
export async function questions(client: pg.Client): Promise<string[]> {
  const { rows: players } = await client.query<{ guid: string }>(
    'select player_guid as guid from player_totals order by rounds desc, player_guid limit 8',
  );
  const { rows: dates } = await client.query<{ date: string }>(
    'select round_date::text as date from rounds where session_start is not null order by played_at desc limit 1',
  );
  const guids = players.map(({ guid }) => guid);
  const values: Record<string, string | undefined> = {
    player: guids[0],
    player1: guids[0],
    player2: guids[1],
    opponent: guids[1],
    players: guids.slice(0, 6).join(' '),
    name: guids[0]?.slice(0, 4),
    date: dates[0]?.date,
  };
  const lines = commands.flatMap(actionsOf).flatMap(([typed, { options }]) => {
    if (others.test(typed)) return [];
    const given = Object.keys(options).flatMap((name) => {
      const numbered = /^player(\d+)$/.exec(name)?.[1];
      const value = values[name] ?? (numbered && guids[Number(numbered) - 1]);
      return value ? [`${name}:${value}`] : [];
    });
    return [`/${[typed, ...given].join(' ')}`];
  });
  const month = dates[0]?.date.slice(0, 7);
  const more = [
    '/leaderboard stat:accuracy',
    '/leaderboard stat:kd',
    '/leaderboard period:30d',
    '/leaderboard period:90d',
    '/last view:weapons',
    '/last view:maps',
    `/sessions month:${month}`,
    `/stats player:${guids[0]} period:90d`,
    '/stats player:a…',
    `/stats player:${values.name}…`,
    '/last date:2…',
    '/sessions month:2…',
    '/leaderboard stat:k…',
  ];
  return [...lines, ...more];
}
