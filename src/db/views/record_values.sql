-- What a person did in a counted round: a value for each kind of record that one person sets, null or 0 for none. A person on both sides of a
-- round (two GUIDs of one person) is left out of it. Of round 2, the old bot's rows have some values too low, which are no records until the
-- file is in (`trust` in domain/statistics.ts). DPM needs five minutes.
-- needs: counted_player_rounds
create view record_values as
select round_id, player_guid collate "C" as guid, min(side) as side,
  sum(kills) as kills,
  sum(damage_given) as damage,
  case when sum(time_played) >= 300 then round(60.0 * sum(damage_given) / sum(time_played))::bigint end as dpm,
  sum(revives_given) filter (where is_sound) as revives,
  sum(headshot_kills) filter (where is_sound) as headshot_kills,
  sum(gibs) as gibs,
  sum(useful_kills) filter (where is_sound) as useful_kills,
  sum(denied_playtime) filter (where is_sound) as denied_playtime,
  (max(best_spree) filter (where is_sound))::bigint as best_spree
from counted_player_rounds
cross join lateral (select round_number = 1 or source = 'file' as is_sound) as trust
where side in (1, 2)
group by round_id, player_guid
having min(side) = max(side);
