-- Counts names seen in rounds, once per round: `names` is [{guid, alias, seen}].
create function add_names(names jsonb) returns void language sql
as $$
  insert into player_aliases (guid, alias, first_seen, last_seen, times_seen, source)
  select guid, alias, min(seen), max(seen), count(*), 'file'
  from jsonb_to_recordset(names) as given (guid text, alias text, seen timestamptz)
  group by guid, alias
  on conflict (guid, alias) do update set
    times_seen = player_aliases.times_seen + excluded.times_seen,
    first_seen = least(player_aliases.first_seen, excluded.first_seen),
    last_seen = greatest(player_aliases.last_seen, excluded.last_seen)
$$;
