-- Removes the names of forgotten GUIDs from everything that is stored. Numbers stay. Call it under lock_rounds, after the GUIDs were put
-- into forgotten_players. To remove names a second time changes nothing.
-- needs: remove_names_from_files, remove_names_from_texts
create function remove_names(guids text[]) returns void language plpgsql
as $$
declare
  unknown constant text := 'Unknown Player';
  -- [{guid, name}]
  known constant jsonb := (select coalesce(jsonb_agg(jsonb_build_object('guid', k.guid, 'name', k.name)), '[]') from known_names(guids) as k);
begin
  perform remove_names_from_files(guids, known);
  perform remove_names_from_texts(guids, known);
  update player_comprehensive_stats p set player_name = unknown, clean_name = unknown
  where p.player_guid = any (guids) and (p.player_name <> unknown or p.clean_name is distinct from unknown);
  update weapon_comprehensive_stats w set player_name = unknown where w.player_guid = any (guids) and w.player_name <> unknown;
  update round_awards a set player_name = unknown where a.player_guid = any (guids) and a.player_name <> unknown;
  update round_versus v set subject_name = unknown where v.subject_guid = any (guids) and v.subject_name <> unknown;
  update round_versus v set opponent_name = unknown where v.opponent_guid = any (guids) and v.opponent_name <> unknown;
  delete from player_aliases a where a.guid = any (guids);
  delete from legacy_aliases a where a.guid = any (guids);
  delete from given_names g where g.guid = any (guids);
  delete from player_links l where l.et_guid = any (guids);
  update player_profiles c set display_name = null, display_name_source = 'auto', display_name_updated_at = null
  where c.player_guid = any (guids) and c.display_name is not null;
end
$$;
