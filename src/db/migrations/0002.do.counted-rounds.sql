-- What counts, said once: every statistic sums over counted_player_rounds and counted_weapon_rounds,
-- directly or through the rollups of migration 0003, which are kept inside the transaction that writes the rounds.

create function is_bullet_weapon(weapon_name text) returns boolean
  language sql immutable parallel safe
  return weapon_name not in (
    'WS_KNIFE', 'WS_KNIFE_KBAR', 'WS_PANZERFAUST', 'WS_BAZOOKA', 'WS_FLAMETHROWER', 'WS_GRENADE', 'WS_MORTAR', 'WS_MORTAR2',
    'WS_DYNAMITE', 'WS_AIRSTRIKE', 'WS_ARTILLERY', 'WS_SATCHEL', 'WS_GRENADELAUNCHER', 'WS_LANDMINE', 'WS_SYRINGE'
  );
comment on function is_bullet_weapon is 'Weapons whose hits per shot say something about aim; the others are left out of accuracy.';

-- player_guid is the person: of merged GUIDs the one they were merged into; installation_guid is the row's own.
-- An old bot's row whose time exceeds its round's duration by more than a minute belongs to another file: kept, never counted. A round
-- made from its file has none, and a paused game lasts longer for its players than for its clock. Times dead are rounded to the
-- millisecond, so that sums are exact in any order.
create view counted_player_rounds as
select
  p.round_id,
  coalesce(m.into_guid, p.player_guid) as player_guid,
  p.player_guid as installation_guid,
  p.player_name,
  p.team as side,
  r.server,
  r.played_at,
  r.session_start,
  r.map_name,
  r.round_number,
  played.seconds as time_played,
  round(least(greatest(coalesce(p.time_dead_minutes, 0) * 60, 0), played.seconds)::numeric, 3)::double precision as time_dead,
  coalesce(p.kills, 0) as kills,
  coalesce(p.deaths, 0) as deaths,
  coalesce(p.damage_given, 0) as damage_given,
  coalesce(p.damage_received, 0) as damage_received,
  coalesce(p.team_damage_given, 0) as team_damage_given,
  coalesce(p.gibs, 0) as gibs,
  coalesce(p.self_kills, 0) as self_kills,
  coalesce(p.team_kills, 0) as team_kills,
  coalesce(p.headshot_kills, 0) as headshot_kills,
  coalesce(p.headshots, 0) as headshots,
  coalesce(p.xp, 0) as xp,
  coalesce(p.kill_assists, 0) as kill_assists,
  coalesce(p.objectives_stolen, 0) + coalesce(p.objectives_returned, 0) as objectives,
  coalesce(p.dynamites_planted, 0) as dynamites_planted,
  coalesce(p.dynamites_defused, 0) as dynamites_defused,
  coalesce(p.times_revived, 0) as times_revived,
  coalesce(p.revives_given, 0) as revives_given,
  coalesce(p.most_useful_kills, 0) as useful_kills,
  coalesce(p.useless_kills, 0) as useless_kills,
  greatest(least(coalesce(p.denied_playtime, 0), coalesce(r.duration_seconds, p.denied_playtime)), 0) as denied_playtime,
  coalesce(p.constructions, 0) as constructions,
  coalesce(p.double_kills, 0) + coalesce(p.triple_kills, 0) + coalesce(p.quad_kills, 0)
    + coalesce(p.multi_kills, 0) + coalesce(p.mega_kills, 0) as multikills,
  coalesce(p.killing_spree_best, 0) as best_spree
from player_comprehensive_stats p
join rounds r on r.id = p.round_id
left join player_merges m on m.from_guid = p.player_guid
cross join lateral (
  select case
    when coalesce(p.time_played_seconds, 0) > 0 then p.time_played_seconds
    when p.team in (1, 2) and p.damage_given > 0 then coalesce(r.duration_seconds, 0)
    else 0
  end as seconds
) as played
where r.round_number in (1, 2)
  and r.is_valid
  and (r.source = 'file' or played.seconds <= coalesce(r.duration_seconds, played.seconds) + 60);

create view counted_weapon_rounds as
select
  w.round_id,
  p.player_guid,
  p.installation_guid,
  w.weapon_name,
  p.server,
  p.played_at,
  p.session_start,
  coalesce(w.kills, 0) as kills,
  coalesce(w.deaths, 0) as deaths,
  coalesce(w.headshots, 0) as headshots,
  coalesce(w.shots, 0) as shots,
  coalesce(w.hits, 0) as hits
from weapon_comprehensive_stats w
join counted_player_rounds p on p.round_id = w.round_id and p.installation_guid = w.player_guid;

-- The person behind a GUID.
create function person_of(guid text) returns text language sql stable
  return coalesce((select m.into_guid from player_merges m where m.from_guid = person_of.guid), guid);

-- All GUIDs of a person, the person's own first.
create function guids_of(person text) returns text[] language sql stable
  return array_prepend(person, array(select m.from_guid from player_merges m where m.into_guid = guids_of.person order by m.from_guid));

-- Merged GUIDs are one person also in what that person wants: an opt-out, a deletion or a chosen name under any of the GUIDs holds
-- for all of them, and each keeps its own when the merge is undone.

-- The name to show of a person: chosen name, else newest alias, else the most frequent name; null when not known, or forgotten.
create function player_name(guid text) returns text language sql stable
  return (
    select case when not exists (
      select from player_profiles c where c.player_guid = any (person.guids) and c.forgotten
    ) then coalesce(
      (select c.display_name from player_profiles c
       where c.player_guid = any (person.guids) and c.display_name is not null
       order by c.player_guid = player_name.guid desc, c.display_name_updated_at desc nulls last, c.player_guid limit 1),
      (select a.alias from player_aliases a where a.guid = any (person.guids)
       order by a.last_seen desc nulls last, a.times_seen desc, a.alias limit 1),
      (select p.player_name from player_comprehensive_stats p where p.player_guid = any (person.guids)
       group by p.player_name order by count(*) desc, p.player_name limit 1)
    ) end
    from (select guids_of(player_name.guid) as guids offset 0) as person -- offset: asked once, not at each use
  );

-- Whether a person opted out, to be hidden from this Discord user; never from themselves.
create function is_hidden(guid text, viewer bigint) returns boolean language sql stable
  return exists (select from player_profiles c where c.player_guid = any (guids_of(is_hidden.guid)) and c.opted_out)
    and not exists (select from player_links l where l.discord_id = viewer and person_of(l.et_guid) = is_hidden.guid);

-- Everybody hidden from this Discord user: looked up once per statement, where is_hidden would be asked once per row.
create function hidden_from(viewer bigint) returns setof text language sql stable
begin atomic
  select distinct person_of(c.player_guid) from player_profiles c
  where c.opted_out and is_hidden(person_of(c.player_guid), viewer);
end;

-- player_name for this Discord user's eyes.
create function shown_name(guid text, viewer bigint) returns text language sql stable
  return case when is_hidden(guid, viewer) then 'hidden player' else player_name(guid) end;
