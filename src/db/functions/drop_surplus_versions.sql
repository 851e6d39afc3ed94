-- Keeps the best five of the versions of a file's round that arrived on the same day: more player lines, more bytes, the greater hash. So
-- the order of arrival does not matter, and what came in before a token leaked stays. Versions that a manager set aside or chose are kept
-- beside these.
create function drop_surplus_versions(given round_files) returns void language sql
as $$
  delete from round_files f
  using (
    select v.id, row_number() over (order by v.player_lines desc, octet_length(v.content) desc, v.sha256 collate "C" desc) as place
    from round_files v
    where v.round_date + v.round_time = given.round_date + given.round_time
      and (
        v.server = given.server and lower(v.map_name collate "C") = lower(given.map_name collate "C")
        and v.round_number = given.round_number and v.kind = given.kind
        and date_trunc('day', v.received_at, 'UTC') = date_trunc('day', given.received_at, 'UTC')
        and v.set_aside_at is null and v.chosen_at is null
      ) is true
  ) as versions
  where f.id = versions.id and versions.place > 5
$$;
