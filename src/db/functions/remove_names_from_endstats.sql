-- Masks the names of forgotten GUIDs in the stored endstats files, and in their rows that name no GUID. Such names are only text, so the
-- players of the round decide whose they are. `known` is [{guid, name}], see known_names. With `elsewhere`, only rounds that they did not
-- play, and files without a round: in their own rounds every name that is nobody else's is masked already.
-- needs: findings_without_quotes, holds_guid, is_forgotten, keys_in_rounds, mask_names, name_bytes, name_keys, near_rounds
create function remove_names_from_endstats(guids text[], known jsonb, elsewhere boolean) returns void language plpgsql
as $$
declare
  unknown constant text := 'Unknown Player';
  marks constant jsonb := (
    select coalesce(jsonb_object_agg(f.guid, chr(f.mark)), '{}') from forgotten_players f where f.guid = any (guids) and f.mark is not null
  );
  -- {key: mark} of all their names.
  own constant jsonb := (
    select coalesce(jsonb_object_agg(key, mark), '{}') from (
      select key, case when count(distinct n.guid) = 1 then min(marks ->> n.guid) else chr(26) end as mark
      from jsonb_to_recordset(known) as n (guid text, name text) cross join lateral unnest(name_keys(n.name)) as key
      group by key
    ) as named
  );
  -- Keys that others have been seen with, too.
  shared constant text[] := array(
    select distinct key from player_aliases a cross join lateral unnest(name_keys(a.alias)) as key
    where own ? key and a.guid <> all (guids) and not is_forgotten(a.guid)
  );
  spellings constant text[] := array(
    select distinct lower(encode(bytes, 'escape')) from jsonb_to_recordset(known) as n (guid text, name text) cross join lateral unnest(name_bytes(n.name)) as bytes
  );
  file record;
  ids bigint[];
  names jsonb;
  kept text[];
  is_here boolean;
  masked bytea;
begin
  for file in
    select f.id, f.content, f.server, f.map_name, f.round_date + f.round_time as stamp, f.round_number
    from round_files f where f.kind = 'endstats' order by f.id
  loop
    ids := array(select near_rounds(file.server, file.map_name, file.stamp, file.round_number));
    is_here := exists (select from player_comprehensive_stats p where p.round_id = any (ids) and p.player_guid = any (guids));
    continue when is_here and elsewhere;
    continue when not is_here and not holds_guid(file.content, guids)
      and not exists (
        select from lower(encode(file.content, 'escape')) as written cross join unnest(spellings) as spelling
        where strpos(written, spelling) > 0 or strpos(regexp_replace(written, '\^[^^]', '', 'g'), spelling) > 0
      );
    kept := array(select k.key from keys_in_rounds(ids) as k where not k.forgotten);
    names := (
      select coalesce(jsonb_object_agg(key, mark), '{}') from (
        select key, value as mark from jsonb_each_text(own) as o (key, value)
        where not key = any (kept) and (is_here or not key = any (shared))
        union all
        select k.key, min(marks ->> k.guid) from keys_in_rounds(ids) as k where k.guid = any (guids) and k.key = any (kept) group by k.key
      ) as theirs
    );
    masked := mask_names(file.content, 'endstats', marks, names, kept, is_here);
    continue when masked = file.content;
    update round_files set content = masked, findings = findings_without_quotes(findings) where id = file.id;
    update rounds set findings = findings_without_quotes(findings) where endstats_file_id = file.id and findings <> '[]';
    update round_awards a set player_name = unknown
    where a.round_id = any (ids) and a.player_guid is null
      and (names ?| name_keys(a.player_name) or is_here and not kept && name_keys(a.player_name));
    update round_versus v set opponent_name = unknown
    where v.round_id = any (ids) and v.opponent_guid is null
      and (names ?| name_keys(v.opponent_name) or is_here and not kept && name_keys(v.opponent_name));
    update round_versus v set subject_name = unknown
    where v.round_id = any (ids) and v.subject_guid is null and v.subject_name is not null
      and (names ?| name_keys(v.subject_name) or is_here and not kept && name_keys(v.subject_name));
  end loop;
end
$$;
