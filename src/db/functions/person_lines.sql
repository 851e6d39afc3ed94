-- Returns two kinds of lines about a person for managers. Part 1 has the names that the person was seen with; their `figures` say how often.
-- Part 2 has the person's rounds; their `figures` are kills/deaths.
-- needs: guids_of
create function person_lines(person text) returns table (part integer, at timestamptz, text text, figures text) language sql stable
as $$
  select 1, a.last_seen, a.alias, a.times_seen || '×' from player_aliases a where a.guid = any (guids_of(person))
  union all
  select 2, r.played_at, r.map_name || ' ' || r.round_number, p.kills || '/' || p.deaths
  from player_comprehensive_stats p join rounds r on r.id = p.round_id where p.player_guid = any (guids_of(person))
$$;
