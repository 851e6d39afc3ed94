-- Returns all players' figures in a session round by round, with hits and shots of bullet weapons. Weapons are summed separately, because a
-- join with player rows would multiply kills by weapons.
create function session_player_rounds(on_server text, start timestamptz)
returns table (
  round_id bigint,
  player_guid text,
  kills bigint,
  deaths bigint,
  damage_given bigint,
  damage_received bigint,
  time_played bigint,
  bullet_hits bigint,
  bullet_shots bigint
)
language plpgsql stable set plan_cache_mode = force_generic_plan
as $$
begin
  return query
  select c.round_id, c.player_guid, sum(c.kills), sum(c.deaths), sum(c.damage_given), sum(c.damage_received), sum(c.time_played),
    coalesce(sum(bullets.hits), 0)::bigint, coalesce(sum(bullets.shots), 0)::bigint
  from counted_player_rounds c
  left join (
    select w.round_id, w.player_guid, sum(w.hits) as hits, sum(w.shots) as shots
    from rounds r
    join weapon_comprehensive_stats w on w.round_id = r.id
    where r.server = on_server and r.session_start = start and is_bullet_weapon(w.weapon_name)
    group by w.round_id, w.player_guid
  ) as bullets on bullets.round_id = c.round_id and bullets.player_guid = c.installation_guid
  where c.server = on_server and c.session_start = start
  group by c.round_id, c.player_guid;
end
$$;
