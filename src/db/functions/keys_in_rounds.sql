-- Returns the keys (name_keys) of the names that players had in rounds: as stored, and as the round's file writes them.
-- needs: file_parts, is_forgotten, name_keys
create function keys_in_rounds(ids bigint[]) returns table (guid text, key text, forgotten boolean) language sql stable
begin atomic
  select distinct named.guid, key, is_forgotten(named.guid)
  from (
    select p.player_guid, p.player_name from player_comprehensive_stats p where p.round_id = any (ids)
    union
    select p.player_guid, p.clean_name from player_comprehensive_stats p where p.round_id = any (ids) and p.clean_name is not null
    union
    select max(part.value) filter (where part.part = 1), max(part.value) filter (where part.part = 2)
    from rounds r join round_files f on f.id = r.file_id cross join lateral file_parts(f.content, 'round') as part
    where r.id = any (ids) and part.line > 1
    group by r.id, part.line
    having max(part.value) filter (where part.part = 1) ~ '^[0-9A-F]{8}$' and max(part.value) filter (where part.part = 2) <> ''
  ) as named (guid, name)
  cross join lateral unnest(name_keys(named.name)) as key;
end;
