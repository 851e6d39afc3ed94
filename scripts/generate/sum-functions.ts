import type { Sum } from '../../src/domain/formula.ts';
import { sumKinds, sums } from '../../src/domain/formula.ts';

type WeaponSum = { [sum in Sum]: (typeof sumKinds)[sum] extends 'weapons' ? sum : never }[Sum];

/** How the sums over weapons are computed from rows of weapons. */
const overWeapons: Record<WeaponSum, string> = {
  bullet_shots: '(sum(shots) filter (where is_bullet_weapon(weapon_name)))::bigint',
  bullet_hits: '(sum(hits) filter (where is_bullet_weapon(weapon_name)))::bigint',
  bullet_headshots: '(sum(headshots) filter (where is_bullet_weapon(weapon_name)))::bigint',
  grenade_kills: "(sum(kills) filter (where weapon_name = 'WS_GRENADE'))::bigint",
};
const fromWeapons = Object.keys(overWeapons);
const summedOverWeapons = Object.entries(overWeapons).map(([column, made]) => `${made} as ${column}`);
const greatest = sums.filter((sum) => sumKinds[sum] === 'greatest');

const span = ['first_played_at', 'last_played_at'] as const;
type Column = Sum | (typeof span)[number];

/** The columns that player_sessions and player_totals share, in the order of the tables. */
const shared: readonly Column[] = ['rounds', ...span, ...sums.filter((sum) => sum !== 'rounds')];

/** Returns the SQL of every function and view that lists the sums, by file name below src/db. */
export function sumFunctions(): Record<string, string> {
  return {
    'views/player_session_rounds.sql': playerSessionRounds(),
    'views/player_session_bullets.sql': playerSessionBullets(),
    'views/computed_player_sessions.sql': computedPlayerSessions(),
    'views/computed_player_totals.sql': computedPlayerTotals(),
    'functions/player_totals_between.sql': playerTotalsBetween(),
    'functions/insert_player_sessions.sql': insertPlayerSessions(),
    'functions/insert_player_sessions_since.sql': insertPlayerSessionsSince(),
    'functions/insert_player_totals.sql': insertPlayerTotals(),
    'functions/add_to_player_totals.sql': addToPlayerTotals(),
    'functions/add_rounds_to_sums.sql': addRoundsToSums(),
  };
}

const generated = '-- generated: by npm run generate, from the sums in src/domain/formula.ts';

/** Returns lines of SQL separated by commas. */
const lines = (indent: string, items: readonly string[]) => items.map((item) => `${indent}${item}`).join(',\n');

/** Returns the names separated by commas, in lines of at most 130 characters. */
function filled(indent: string, names: readonly string[]): string {
  const rows: string[] = [];
  for (const name of names) {
    const last = rows.at(-1);
    if (last !== undefined && `${indent}${last}, ${name}`.length < 130) rows[rows.length - 1] = `${last}, ${name}`;
    else rows.push(name);
  }
  return lines(indent, rows);
}

/** The columns that are summed over counted_player_rounds. */
const fromPlayers = shared.filter((column) => !fromWeapons.includes(column));

/** Returns how a column of {@link fromPlayers} is computed from rows `p` of counted_player_rounds. */
function summed(column: Column): string {
  switch (column) {
    case 'first_played_at':
      return 'min(p.played_at) as first_played_at';
    case 'last_played_at':
      return 'max(p.played_at) as last_played_at';
    default:
      break;
  }
  switch (sumKinds[column]) {
    case 'rounds':
      return `count(distinct p.round_id) as ${column}`;
    case 'exact':
      return `sum(p.${column}::numeric)::double precision as ${column}`;
    case 'greatest':
      return `max(p.${column}) as ${column}`;
    default:
      return `sum(p.${column}) as ${column}`;
  }
}

function playerSessionRounds(): string {
  return `-- A person's sums over the rounds of one gaming session. player_sessions is computed from this view and player_session_bullets.
-- Weapons are summed separately, because a join with player rows would multiply kills by weapons.
-- needs: counted_player_rounds
${generated}
create view player_session_rounds as
select
  p.server,
  p.session_start,
  p.player_guid,
${lines('  ', fromPlayers.map(summed))}
from counted_player_rounds p
group by p.server, p.session_start, p.player_guid;
`;
}

function playerSessionBullets(): string {
  return `-- A person's sums over weapons in one gaming session. The second part of player_sessions.
-- needs: is_bullet_weapon
${generated}
create view player_session_bullets as
select
  server,
  session_start,
  player_guid,
${lines('  ', summedOverWeapons)}
from weapon_sessions
group by server, session_start, player_guid;
`;
}

function playerTotalsBetween(): string {
  const type = (column: Column) => {
    if (column === 'first_played_at' || column === 'last_played_at') return 'timestamptz';
    return sumKinds[column] === 'exact' ? 'double precision' : 'bigint';
  };
  const total = (column: Column) => {
    if (column === 'first_played_at') return 'min(first_played_at)';
    if (column === 'last_played_at') return 'max(last_played_at)';
    const kind = sumKinds[column];
    if (kind === 'exact') return `sum(${column}::numeric)::double precision`;
    return kind === 'greatest' ? `max(${column})` : `sum(${column})::bigint`;
  };
  return `-- Returns the sums per player of the gaming sessions that began in [since, until). guids null: all players.
${generated}
create function player_totals_between(since timestamptz, until timestamptz, guids text[] default null)
returns table (
${lines('  ', ['player_guid text', ...shared.map((column) => `${column} ${type(column)}`)])}
)
language sql stable
as $$
  select
${lines('    ', ['player_guid', ...shared.map(total)])}
  from player_sessions
  where session_start >= since and session_start < until and (guids is null or player_guid = any (guids))
  group by player_guid
$$;
`;
}

const sessionColumns = ['server', 'session_start', 'player_guid', ...shared];
const sessionValues = [
  'p.server',
  'p.session_start',
  'p.player_guid',
  ...shared.map((column) => (fromWeapons.includes(column) ? `coalesce(b.${column}, 0)` : `p.${column}`)),
];

function computedPlayerSessions(): string {
  const value = (column: string) => {
    if (column === 'rounds') return 'p.rounds - coalesce(repeated.rounds, 0) as rounds';
    return fromWeapons.includes(column) ? `coalesce(b.${column}, 0) as ${column}` : `p.${column}`;
  };
  const rows = fromPlayers.map((column) => (column === 'rounds' ? 'count(*) as rounds' : summed(column)));
  return `-- What player_sessions must hold, computed from the rounds and weapon_sessions. The audit compares them (differing_rollups).
-- Only a person with several GUIDs can have several rows in a round. So only their rounds are counted apart, because PostgreSQL cannot share
-- a count of distinct rounds between processors.
-- needs: counted_player_rounds, player_session_bullets
${generated}
create view computed_player_sessions as
select
${lines('  ', sessionColumns.map(value))}
from (
  select p.server, p.session_start, p.player_guid,
${lines('    ', rows)}
  from counted_player_rounds p
  group by p.server, p.session_start, p.player_guid
) as p
left join (
  select server, session_start, player_guid, count(*) - count(distinct round_id) as rounds
  from counted_player_rounds
  where installation_guid = any (array(select from_guid from player_merges union select into_guid from player_merges))
  group by server, session_start, player_guid
) as repeated using (server, session_start, player_guid)
left join player_session_bullets b using (server, session_start, player_guid);
`;
}

function computedPlayerTotals(): string {
  return `-- What player_totals must hold, computed from player_sessions. The audit compares them (differing_rollups).
-- needs: player_totals_between
${generated}
create view computed_player_totals as
select
${filled('  ', ['player_guid', ...shared])}
from player_totals_between('-infinity', 'infinity');
`;
}

function insertPlayerSessions(): string {
  return `-- Inserts the rows of player_sessions for one gaming session. \`guids\` are its players. Call it after weapon_sessions were
-- written.
${generated}
create function insert_player_sessions(on_server text, start timestamptz, guids text[]) returns void language plpgsql
as $$
begin
  with bullets as materialized (
    select player_guid, ${fromWeapons.join(', ')}
    from player_session_bullets
    where player_guid = any (guids) and session_start = start and (server = on_server) is true
  )
  insert into player_sessions (
${filled('    ', sessionColumns)}
  )
  select
${filled('    ', sessionValues)}
  from player_session_rounds p
  left join bullets b on b.player_guid = p.player_guid
  where p.session_start = start and (p.server = on_server) is true;
end
$$;
`;
}

function insertPlayerSessionsSince(): string {
  return `-- Inserts the rows of player_sessions for these players (null: all players) and the sessions that begin at \`since\` or later.
-- Call it after weapon_sessions were written.
-- needs: computed_player_sessions, in_parallel
${generated}
create function insert_player_sessions_since(since timestamptz, guids text[]) returns void language plpgsql
as $$
declare
  everyone constant boolean := guids is null;
begin
  if everyone and since = '-infinity' then
    insert into player_sessions (
${filled('      ', sessionColumns)}
    )
    select
${filled('      ', sessionColumns)}
    from in_parallel(null::computed_player_sessions, 'select * from computed_player_sessions');
    return;
  end if;
  insert into player_sessions (
${filled('    ', sessionColumns)}
  )
  select
${filled('    ', sessionValues)}
  from player_session_rounds p
  left join (
    select server, session_start, player_guid, ${fromWeapons.join(', ')}
    from player_session_bullets
    where session_start >= since and (everyone or player_guid = any (guids))
  ) as b using (server, session_start, player_guid)
  where p.session_start >= since and (everyone or p.player_guid = any (guids));
end
$$;
`;
}

function insertPlayerTotals(): string {
  const columns = filled('    ', ['player_guid', ...shared]);
  return `-- Inserts the all-time sums of these players (null: all players), computed from player_sessions.
${generated}
create function insert_player_totals(guids text[]) returns void language plpgsql
as $$
begin
  insert into player_totals (
${columns}
  )
  select
${columns}
  from player_totals_between('-infinity', 'infinity', guids);
end
$$;
`;
}

function addToPlayerTotals(): string {
  const change = (column: Column) => {
    if (column === 'first_played_at') return 'first_played_at = least(t.first_played_at, a.first_played_at)';
    if (column === 'last_played_at') return 'last_played_at = greatest(t.last_played_at, a.last_played_at)';
    const kind = sumKinds[column];
    if (kind === 'greatest') return `${column} = greatest(t.${column}, a.${column})`;
    if (kind === 'exact')
      return `${column} = (t.${column}::numeric + a.${column}::numeric - coalesce(b.${column}, 0)::numeric)::double precision`;
    return `${column} = t.${column} + a.${column} - coalesce(b.${column}, 0)`;
  };
  const mayHaveLost = greatest.map((sum) => `a.${sum} < b.${sum}`);
  return `-- Adds to the all-time sums the difference between a gaming session's rows and \`before\`, its former rows. Returns the players
-- whose sums need all their sessions, because they joined or left the session, or lost a value that may have been an extreme.
${generated}
create function add_to_player_totals(on_server text, start timestamptz, before player_sessions[]) returns text[] language plpgsql
as $$
begin
  update player_totals t
  set
${lines('    ', shared.map(change))}
  from player_sessions a
  left join unnest(before) as b on b.player_guid = a.player_guid
  where a.session_start = start and (a.server = on_server) is true and t.player_guid = a.player_guid;

  return array(
    select coalesce(a.player_guid, b.player_guid)
    from unnest(before) as b
    full join (
      select * from player_sessions where session_start = start and (server = on_server) is true
    ) as a on a.player_guid = b.player_guid
    where a.player_guid is null
      or a.first_played_at > b.first_played_at
      or a.last_played_at < b.last_played_at
${mayHaveLost.map((condition) => `      or ${condition}\n`).join('')}      or b.player_guid is null and not exists (select from player_totals t where t.player_guid = a.player_guid)
  );
end
$$;
`;
}

function addRoundsToSums(): string {
  const added = (column: Column) => {
    if (column === 'first_played_at') return `${column} = least(t.${column}, excluded.${column})`;
    if (column === 'last_played_at') return `${column} = greatest(t.${column}, excluded.${column})`;
    const kind = sumKinds[column];
    if (kind === 'greatest') return `${column} = greatest(t.${column}, excluded.${column})`;
    if (kind === 'exact') return `${column} = (t.${column}::numeric + excluded.${column}::numeric)::double precision`;
    return `${column} = t.${column} + excluded.${column}`;
  };
  const ofSessions = (column: Column) => {
    if (column === 'first_played_at') return `min(${column})`;
    const kind = column === 'last_played_at' ? 'greatest' : sumKinds[column];
    if (kind === 'greatest') return `max(${column})`;
    return kind === 'exact' ? `sum(${column}::numeric)::double precision` : `sum(${column})`;
  };
  const weapons = ['kills', 'deaths', 'headshots', 'shots', 'hits'];
  const moreOfWeapons = lines(
    '      ',
    weapons.map((column) => `${column} = t.${column} + excluded.${column}`),
  );
  return `-- Adds rounds that arrived to the sums of their players and the players' weapons: of their gaming sessions and over all time. It is one
-- statement, because planning takes longer than the work.
-- needs: counted_player_rounds, counted_weapon_rounds, is_bullet_weapon
${generated}
create function add_rounds_to_sums(added bigint[]) returns void language sql
as $$
  with fired as materialized (
    select server, session_start, player_guid, weapon_name,
${lines(
  '      ',
  weapons.map((column) => `sum(${column}) as ${column}`),
)}
    from unnest(added) as one (id)
    cross join lateral (
      select * from counted_weapon_rounds c where c.round_id = one.id
      offset 0 -- round by round, by its key
    ) as c
    group by server, session_start, player_guid, weapon_name
  ),
  weapons_of_session as (
    insert into weapon_sessions as t (server, session_start, player_guid, weapon_name, ${weapons.join(', ')})
    select server, session_start, player_guid, weapon_name, ${weapons.join(', ')}
    from fired
    on conflict (player_guid, session_start, server, weapon_name) do update set
${moreOfWeapons}
  ),
  weapons_of_all_time as (
    insert into weapon_totals as t (player_guid, weapon_name, ${weapons.join(', ')})
    select player_guid, weapon_name, ${weapons.map((column) => `sum(${column})`).join(', ')} from fired group by player_guid, weapon_name
    on conflict (player_guid, weapon_name) do update set
${moreOfWeapons}
  ),
  bullets as materialized (
    select server, session_start, player_guid,
${lines('      ', summedOverWeapons)}
    from fired group by server, session_start, player_guid
  ),
  played as materialized (
    select p.*,
${lines(
  '      ',
  fromWeapons.map((column) => `coalesce(b.${column}, 0) as ${column}`),
)}
    from (
      select p.server, p.session_start, p.player_guid,
${lines('        ', fromPlayers.map(summed))}
      from unnest(added) as one (id)
      cross join lateral (select * from counted_player_rounds c where c.round_id = one.id offset 0) as p
      group by p.server, p.session_start, p.player_guid
    ) as p
    left join bullets b on b.player_guid = p.player_guid and b.session_start = p.session_start and b.server = p.server
  ),
  players_of_session as (
    insert into player_sessions as t (
${filled('      ', sessionColumns)}
    )
    select
${filled('      ', sessionColumns)}
    from played
    on conflict (player_guid, session_start, server) do update set
${lines('      ', shared.map(added))}
  )
  insert into player_totals as t (
${filled('    ', ['player_guid', ...shared])}
  )
  select player_guid,
${lines('    ', shared.map(ofSessions))}
  from played group by player_guid
  on conflict (player_guid) do update set
${lines('    ', shared.map(added))}
$$;
`;
}
