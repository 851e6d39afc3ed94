-- Returns a file that arrives, with the names of forgotten people masked, in base64. Returns null if it has none, or nobody is forgotten.
-- `hashes` is {name: [keyed hashes]} of the names in the file, or null if there is no key. A forgotten GUID's new name is masked in the
-- endstats files that came before, and its hashes are kept: of one name of each GUID and file, because a forged file may have thousands.
-- Without a key, an endstats file keeps only names of its round's players, and names that others have been seen with.
-- needs: file_parts, findings_without_quotes, is_forgotten, keys_in_rounds, is_masked, lock_rounds, mask_names
-- needs: name_keys, near_rounds, remove_names_from_endstats
create function mask_upload(
  on_server text, file_kind text, on_map text, stamp timestamp, number integer, content bytea, hashes jsonb
) returns text language plpgsql
as $$
declare
  marks jsonb;
  kept text[];
  names jsonb;
  masked bytea;
  earlier record;
  ids bigint[];
  -- Forgotten GUIDs, or names, in the rounds that an endstats file may belong to.
  here text[];
  -- [{guid, name}] that were not known.
  learned jsonb;
begin
  if not exists (select from forgotten_players where removed_at is not null) then
    return null;
  end if;
  perform lock_rounds();
  marks := (select jsonb_object_agg(f.guid, chr(f.mark)) from forgotten_players f where f.removed_at is not null);
  -- Names that the file itself gives to a forgotten GUID.
  with told as (
    select p.line, case file_kind when 'round' then max(p.value) filter (where p.part = 1) else left(max(p.value) filter (where p.part = 3), 8) end as guid,
      max(p.value) filter (where p.part = 2) as name,
      file_kind = 'round' and p.line > 1 or max(p.value) filter (where p.part = 1) = 'VS_HEADER' as names_somebody
    from file_parts(content, file_kind) as p
    group by p.line
  ),
  named as (
    select t.guid, t.name, key, marks ->> t.guid as mark, t.line = min(t.line) over (partition by t.guid) as is_first
    from told t cross join lateral unnest(name_keys(t.name)) as key
    where t.names_somebody and t.guid ~ '^[0-9A-F]{8}$' and not is_masked(t.name)
  ),
  remembered as (
    update forgotten_players f set name_hashes = added.all_hashes
    from (
      select n.guid, array(
        select unnest(known.name_hashes) union select jsonb_array_elements_text(hashes -> other.name) from named other where other.guid = n.guid and other.is_first
      ) as all_hashes
      from named n join forgotten_players known using (guid)
      where n.mark is not null and n.is_first
      group by n.guid, known.name_hashes
    ) as added
    where f.guid = added.guid and hashes is not null and not f.name_hashes @> added.all_hashes
  )
  select
    coalesce((
      select jsonb_object_agg(key, mark) from (
        select key, case when count(distinct mark) = 1 then min(mark) else chr(26) end as mark from named where mark is not null group by key
      ) as own
    ), '{}'),
    array(select distinct key from named where mark is null),
    coalesce((
      select jsonb_agg(distinct jsonb_build_object('guid', n.guid, 'name', n.name))
      from named n join forgotten_players f using (guid)
      where n.mark is not null and n.is_first and (hashes -> n.name is null or not f.name_hashes @> array(select jsonb_array_elements_text(hashes -> n.name)))
    ), '[]')
  into names, kept, learned;

  -- A new name may also stand in files that came before.
  if learned <> '[]' then
    perform remove_names_from_endstats(array(select distinct l ->> 'guid' from jsonb_array_elements(learned) as l), learned, true);
  end if;

  if file_kind = 'round' then
    if names = '{}' then
      return null;
    end if;
    for earlier in
      select f.id, f.content, f.round_date + f.round_time as stamp from round_files f
      where f.kind = 'endstats' and f.round_date + f.round_time between stamp - interval '1 minute' and stamp + interval '1 minute'
        and (f.server = on_server and lower(f.map_name collate "C") = lower(on_map collate "C") and f.round_number = number) is true
    loop
      -- Names of rounds that are stored stay: this file may be a part of one, or forged.
      here := array(select k.key from keys_in_rounds(array(select near_rounds(on_server, on_map, earlier.stamp, number))) as k where not k.forgotten);
      masked := mask_names(earlier.content, 'endstats', marks, names - here, kept || here, true);
      update round_files f set content = masked, findings = findings_without_quotes(f.findings)
      where f.id = earlier.id and f.content <> masked;
    end loop;
    return encode(mask_names(content, 'round', marks, '{}', '{}', false), 'base64');
  end if;

  ids := array(select near_rounds(on_server, on_map, stamp, number));
  here := array(select distinct k.guid from keys_in_rounds(ids) as k where k.forgotten);
  kept := array(select k.key from keys_in_rounds(ids) as k where not k.forgotten);
  -- Names by their hashes. A name that somebody else has, too, is left until the round says whose it is.
  names := names || (
    select coalesce(jsonb_object_agg(key, mark), '{}') from (
      select key, case when count(distinct f.mark) = 1 then chr(min(f.mark)) else chr(26) end as mark
      from jsonb_each(coalesce(hashes, '{}')) as h (name, hashed)
      join forgotten_players f on f.removed_at is not null and f.name_hashes && array(select jsonb_array_elements_text(h.hashed))
      cross join lateral unnest(name_keys(h.name)) as key
      where f.guid = any (here) or not kept && name_keys(h.name) and not exists (
        select from player_aliases a where name_keys(a.alias) && name_keys(h.name) and not is_forgotten(a.guid)
      )
      group by key
    ) as hashed_names
  );
  if hashes is null then
    kept := kept || array(
      select distinct key from file_parts(content, file_kind) as p join player_aliases a on a.alias = p.value and not is_forgotten(a.guid)
      cross join lateral unnest(name_keys(a.alias)) as key
    );
  end if;
  masked := mask_names(content, 'endstats', marks, names, kept, cardinality(here) > 0 or hashes is null);
  return case when masked <> content then encode(masked, 'base64') end;
end
$$;
