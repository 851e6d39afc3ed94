-- Masks the names of forgotten GUIDs in the stored files, and in the rows of endstats files that name no GUID. `known` is [{guid, name}],
-- see known_names.
-- needs: findings_without_quotes, holds_guid, mask_names, remove_names_from_endstats
create function remove_names_from_files(guids text[], known jsonb) returns void language plpgsql
as $$
declare
  marks constant jsonb := (
    select coalesce(jsonb_object_agg(f.guid, chr(f.mark)), '{}') from forgotten_players f where f.guid = any (guids) and f.mark is not null
  );
  file record;
  masked bytea;
begin
  for file in select id, content from round_files where kind = 'round' and holds_guid(content, guids) order by id loop
    masked := mask_names(file.content, 'round', marks, '{}', '{}', false);
    update round_files set content = masked, findings = findings_without_quotes(findings) where id = file.id and content <> masked;
    update rounds set findings = findings_without_quotes(findings) where file_id = file.id and findings <> '[]';
  end loop;
  perform remove_names_from_endstats(guids, known, false);
end
$$;
