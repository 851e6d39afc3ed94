-- Persons on each side of every counted round. round_sides is computed from this view.
-- needs: counted_player_rounds
create view counted_round_sides as
select
  round_id,
  coalesce(array_agg(player_guid order by player_guid collate "C") filter (where side = 1), '{}') as axis,
  coalesce(array_agg(player_guid order by player_guid collate "C") filter (where side = 2), '{}') as allies
from counted_player_rounds
where side in (1, 2)
group by round_id;
