-- Returns all names under which GUIDs are stored, in rows and in files.
-- needs: file_parts, holds_guid, is_masked
create function known_names(guids text[]) returns table (guid text, name text) language sql stable
begin atomic
  select distinct n.guid, n.name
  from (
    select a.guid, a.alias from player_aliases a where a.guid = any (guids)
    union all select l.guid, l.alias from legacy_aliases l where l.guid = any (guids)
    union all
      select p.player_guid, name
      from replaced_rounds r cross join lateral jsonb_populate_recordset(null::player_comprehensive_stats, r.players) as p
      cross join lateral unnest(array[p.player_name, p.clean_name]) as name
      where p.player_guid = any (guids)
    union all select p.player_guid, p.player_name from player_comprehensive_stats p where p.player_guid = any (guids)
    union all select p.player_guid, p.clean_name from player_comprehensive_stats p where p.player_guid = any (guids)
    union all select w.player_guid, w.player_name from weapon_comprehensive_stats w where w.player_guid = any (guids)
    union all select c.player_guid, c.display_name from player_profiles c where c.player_guid = any (guids)
    union all select l.et_guid, l.et_name from player_links l where l.et_guid = any (guids)
    union all select a.player_guid, a.player_name from round_awards a where a.player_guid = any (guids)
    union all select v.subject_guid, v.subject_name from round_versus v where v.subject_guid = any (guids)
    union all select v.opponent_guid, v.opponent_name from round_versus v where v.opponent_guid = any (guids)
    union all
      select who.value, named.value
      from round_files f cross join lateral file_parts(f.content, f.kind) as who
      join lateral file_parts(f.content, f.kind) as named on named.line = who.line and named.part = 2
      where f.kind = 'round' and holds_guid(f.content, guids) and who.part = 1 and who.line > 1 and who.value = any (guids)
    union all
      select left(who.value, 8), named.value
      from round_files f cross join lateral file_parts(f.content, f.kind) as who
      join lateral file_parts(f.content, f.kind) as named on named.line = who.line and named.part = 2
      where f.kind = 'endstats' and holds_guid(f.content, guids) and who.part = 3 and left(who.value, 8) = any (guids)
  ) as n (guid, name)
  where n.name <> '' and n.name <> 'Unknown Player' and not is_masked(n.name);
end;
