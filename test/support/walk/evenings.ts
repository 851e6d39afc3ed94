import type { Client } from 'pg';
import { weapons } from '../../../src/domain/weapons.ts';
import { insertRounds } from '../rows.ts';
import type { Naming } from './names.ts';
import { hostile } from './names.ts';

interface Round {
  id: number;
  at: string;
  start: string;
  match: string;
  map: string;
  number: number;
  server: string;
  reason: string | null;
}

const day = 86_400_000;
const newest = Date.parse('2026-02-28T21:00:00Z');

/**
 * Returns the rounds of sessions six days apart: the newest of six maps, the others of two. On the newest day another server has one more
 * session. Teams change from session to session and recur, so that many line-ups recur.
 */
function rounds({ text }: Naming): Round[] {
  const sessions = Array.from({ length: 14 }, (_, index) => ({ begins: newest - index * 6 * day, server: 'main' }));
  sessions.push({ begins: newest - 8 * 3_600_000, server: text(60) });
  return sessions.flatMap(({ begins, server }, session) =>
    Array.from({ length: session === 0 ? 12 : 4 }, (_, index) => ({
      id: 1000 + session * 100 + index,
      at: new Date(begins + index * 450_000).toISOString(),
      start: new Date(begins).toISOString(),
      match: `${session}-${index >> 1}-${text(40)}`,
      map: `${text(60 + (index >> 1))}`,
      number: 1 + (index % 2),
      server,
      reason: session === 1 && index === 3 ? text(200) : null,
    })),
  );
}

const counts =
  `kills deaths gibs self_kills team_kills team_gibs headshot_kills headshots xp kill_assists objectives_stolen
  objectives_returned dynamites_planted dynamites_defused times_revived revives_given most_useful_kills useless_kills kill_steals
  denied_playtime constructions tank_meatshield double_kills triple_kills quad_kills multi_kills mega_kills killing_spree_best
  death_spree_worst`.split(/\s+/);
const damages = ['damage_given', 'damage_received', 'team_damage_given', 'team_damage_received'];

/** Stores the rounds as the migration would. Every player is in every round, with long numbers. The caller refreshes the totals. */
export async function addEvenings(
  client: Client,
  everybody: readonly { guid: string; name: string }[],
  naming = hostile,
): Promise<void> {
  await insertRounds(
    client,
    rounds(naming).map(({ id, server, reason, ...round }) => ({
      ...round,
      columns: {
        id,
        time_limit: '12:00',
        actual_time: '7:30',
        defender_team: 1,
        winner_team: 1 + ((id >> 1) % 2),
        duration_seconds: 450,
        server,
        is_valid: reason === null,
        invalid_reason: reason,
      },
    })),
  );
  await client.query(
    `insert into player_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, team,
       time_played_seconds, time_dead_minutes, ${counts.join(', ')}, ${damages.join(', ')})
     select id, round_date, map_name, round_number, guid, name, 1 + (div(n, 1 + (id / 100) % 6)::int + round_number) % 2, 450, 3.5,
       ${counts.map((_, index) => `7 + (n * 31 + id * 17 + ${index} * 11) % 991`).join(', ')},
       ${damages.map((_, index) => `123 * (n * 31 + id * 17 + ${index} * 11) % 98765`).join(', ')}
     from rounds, unnest($1::text[], $2::text[]) with ordinality as p (guid, name, n)`,
    [everybody.map(({ guid }) => guid), everybody.map(({ name }) => name)],
  );
  await client.query(
    `insert into weapon_comprehensive_stats
       (round_id, round_date, map_name, round_number, player_guid, player_name, weapon_name, kills, deaths, headshots, shots, hits)
     select round_id, round_date, map_name, round_number, player_guid, player_name, weapon, kills, deaths, headshots, 123456, 54321
     from player_comprehensive_stats, unnest($1::text[]) with ordinality as w (weapon, place)
     where place <= case when round_id in (1000, 1001) then 99 else 4 end`,
    [[...weapons.map(({ name }) => name), `WS_${naming.text(60)}`]],
  );
  await client.query(
    `insert into round_versus (round_id, position, subject_guid, opponent_name, opponent_guid, kills, deaths)
     select 1000, row_number() over (), one.guid, other.name, other.guid, 1234, 4321
     from unnest($1::text[]) as one (guid), unnest($1::text[], $2::text[]) as other (guid, name) where one.guid <> other.guid`,
    [everybody.map(({ guid }) => guid), everybody.map(({ name }) => name)],
  );
}
