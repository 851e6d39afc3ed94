-- Returns all that may be a record, in the community's book or in a player's own: the one definition of what records are. Of each board and
-- round, only the best. A person on both sides of a round (two GUIDs of one person) is left out of it. Of round 2, the old bot's rows have
-- some values too low, which are no records until the file is in (`trust` in domain/statistics.ts). DPM needs five minutes.
-- needs: counted_player_rounds, record_rounds
create function record_candidates(ids bigint[])
returns table (
  book text, map_key text, side text, size text, kind text, achieved_at timestamptz, value bigint, guid text, team text[], round_id bigint,
  server text, match_id text, round_number integer
)
language sql stable
as $$
  with played as materialized (
    select * from record_rounds r where r.round_id = any (ids)
  ),
  did as materialized (
    select played.*, person.guid, person.side, of_kind.kind, of_kind.value
    from (
      select c.round_id, c.player_guid collate "C" as guid, min(c.side) as side, sum(c.time_played) as time_played, sum(c.kills) as kills,
        sum(c.damage_given) as damage_given, sum(c.revives_given) as revives_given, sum(c.headshot_kills) as headshot_kills,
        sum(c.gibs) as gibs, sum(c.useful_kills) as useful_kills, sum(c.denied_playtime) as denied_playtime,
        max(c.best_spree)::bigint as best_spree
      from counted_player_rounds c
      where c.side in (1, 2) and c.round_id = any (ids)
      group by c.round_id, c.player_guid
      having min(c.side) = max(c.side)
    ) as person
    join played on played.round_id = person.round_id
    cross join lateral (
      values
        ('kills', person.kills, true),
        ('damage', person.damage_given, true),
        ('dpm', case when person.time_played >= 300 then round(60.0 * person.damage_given / person.time_played)::bigint end, true),
        ('revives', person.revives_given, false),
        ('headshot_kills', person.headshot_kills, false),
        ('gibs', person.gibs, true),
        ('useful_kills', person.useful_kills, false),
        ('denied_playtime', person.denied_playtime, false),
        ('best_spree', person.best_spree, false)
    ) as of_kind (kind, value, is_sound)
    where of_kind.value > 0 and (of_kind.is_sound or played.source = 'file' or played.round_number = 1)
  )
  (
    select distinct on (round_id, side, kind)
      '', map_key, case when side = attackers then 'attack' else 'defence' end, size, kind, played_at, value, guid, null::text[], round_id,
      server, match_id, round_number
    from did
    where attackers is not null
    order by round_id, side, kind, value desc, guid
  )
  union all
  select guid, '', 'any', 'any', kind, played_at, value, guid, null, round_id, server, match_id, round_number
  from did
  union all
  select '', played.map_key, team.side, played.size, team.kind, played.played_at, team.seconds, null, team.people, played.round_id,
    played.server, played.match_id, played.round_number
  from played
  cross join lateral (
    values
      ('attack', 'fastest_attack', played.attack_seconds::bigint, played.attacking_team),
      ('defence', 'longest_hold', case when not played.attackers_won then played.duration_seconds::bigint end, played.defending_team)
  ) as team (side, kind, seconds, people)
  where played.attackers is not null and team.seconds is not null
  union all
  select '', second.map_key, 'both', case when first.size = second.size then second.size else 'mixed' end, 'closest_map', second.played_at,
    (first.attack_seconds - second.attack_seconds)::bigint, null, second.attacking_team, second.round_id, second.server, second.match_id,
    second.round_number
  from played second
  join record_rounds first on first.match_id = second.match_id and first.server = second.server and first.round_number = 1
  where second.round_number = 2 and second.attackers is not null and first.attack_seconds > second.attack_seconds
$$;
