-- Returns all that may be a record, in the community's book or in a player's own: the one definition of what records are. Of each board and
-- round, only the best.
-- With rising_only it leaves out those of a person that were equalled or beaten before, by these rounds alone: nearly all. Rows are compared
-- before each kind gets a row of its own. The columns they are sorted by come first, where PostgreSQL finds them fastest.
-- needs: record_rounds, record_values
create function record_candidates(ids bigint[], rising_only boolean)
returns table (
  book text, map_key text, side text, size text, kind text, achieved_at timestamptz, value bigint, guid text, team text[], round_id bigint,
  server text, match_id text, round_number integer
)
language sql stable parallel safe
as $$
  with played as materialized (
    select r.*, row_number() over (order by r.played_at, r.server collate "C", r.match_id collate "C", r.round_number) as nth,
      dense_rank() over (order by r.map_key, r.size) as board_number
    from record_rounds r
    where r.round_id = any (ids)
  ),
  did as (
    select *,
      max(kills) over own as own_kills, max(kills) over board as board_kills,
      max(damage) over own as own_damage, max(damage) over board as board_damage,
      max(dpm) over own as own_dpm, max(dpm) over board as board_dpm,
      max(revives) over own as own_revives, max(revives) over board as board_revives,
      max(headshot_kills) over own as own_headshot_kills, max(headshot_kills) over board as board_headshot_kills,
      max(gibs) over own as own_gibs, max(gibs) over board as board_gibs,
      max(useful_kills) over own as own_useful_kills, max(useful_kills) over board as board_useful_kills,
      max(denied_playtime) over own as own_denied_playtime, max(denied_playtime) over board as board_denied_playtime,
      max(best_spree) over own as own_best_spree, max(best_spree) over board as board_best_spree
    from (
      select played.nth, played.board_number, v.side = played.attackers as attacks, v.*,
        played.map_key, played.size, played.played_at, played.server, played.match_id, played.round_number
      from played join record_values v on v.round_id = played.round_id
      where v.round_id = any (ids)
    ) as person
    window own as (partition by guid order by nth rows between unbounded preceding and 1 preceding),
      board as (partition by board_number, attacks order by nth, guid rows between unbounded preceding and 1 preceding)
  ),
  best as materialized (
    select did.round_id, did.guid, did.attacks, of_kind.*, map_key, size, played_at, server, match_id, round_number
    from did
    cross join lateral (
      values
        ('kills', did.kills, did.own_kills, did.board_kills),
        ('damage', did.damage, did.own_damage, did.board_damage),
        ('dpm', did.dpm, did.own_dpm, did.board_dpm),
        ('revives', did.revives, did.own_revives, did.board_revives),
        ('headshot_kills', did.headshot_kills, did.own_headshot_kills, did.board_headshot_kills),
        ('gibs', did.gibs, did.own_gibs, did.board_gibs),
        ('useful_kills', did.useful_kills, did.own_useful_kills, did.board_useful_kills),
        ('denied_playtime', did.denied_playtime, did.own_denied_playtime, did.board_denied_playtime),
        ('best_spree', did.best_spree, did.own_best_spree, did.board_best_spree)
    ) as of_kind (kind, value, own_before, board_before)
    where of_kind.value > 0
      and (not rising_only or (value > own_before) is not false or (value > board_before) is not false)
      and (
        not rising_only
        or kills > least(coalesce(own_kills, 0), coalesce(board_kills, 0))
        or damage > least(coalesce(own_damage, 0), coalesce(board_damage, 0))
        or dpm > least(coalesce(own_dpm, 0), coalesce(board_dpm, 0))
        or revives > least(coalesce(own_revives, 0), coalesce(board_revives, 0))
        or headshot_kills > least(coalesce(own_headshot_kills, 0), coalesce(board_headshot_kills, 0))
        or gibs > least(coalesce(own_gibs, 0), coalesce(board_gibs, 0))
        or useful_kills > least(coalesce(own_useful_kills, 0), coalesce(board_useful_kills, 0))
        or denied_playtime > least(coalesce(own_denied_playtime, 0), coalesce(board_denied_playtime, 0))
        or best_spree > least(coalesce(own_best_spree, 0), coalesce(board_best_spree, 0))
      )
  )
  (
    select distinct on (round_id, attacks, kind)
      '', map_key, case when attacks then 'attack' else 'defence' end, size, kind, played_at, value, guid, null::text[], round_id, server,
      match_id, round_number
    from best
    where attacks is not null and (not rising_only or (value > board_before) is not false)
    order by round_id, attacks, kind, value desc, guid
  )
  union all
  select guid, '', 'any', 'any', kind, played_at, value, guid, null, round_id, server, match_id, round_number
  from best
  where not rising_only or (value > own_before) is not false
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
