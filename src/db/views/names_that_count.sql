-- The names that players have in rounds that count, without colour codes. player_aliases counts them. The old bot counted all of its rows,
-- so these count unless an admin ruled the round out. Forgotten players have no name.
-- needs: is_left_out
create view names_that_count as
select p.round_id, p.player_guid as guid, case when stripped ~ '\S' then stripped else name end as alias, r.played_at as seen
from player_comprehensive_stats p
join rounds r on r.id = p.round_id
cross join lateral coalesce(nullif(p.clean_name, ''), p.player_name) as name
cross join lateral regexp_replace(name, '\^[^^]', '', 'g') as stripped
where r.round_number in (1, 2)
  and name not in ('', 'Unknown Player')
  and case r.source
    when 'legacy' then r.validity_override is not false
    else r.is_valid and (not is_left_out(p, r) or r.rows_ruled_in_at is not null)
  end;
