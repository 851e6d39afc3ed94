-- Returns a file in which names are replaced by as many bytes as they have. The byte is a mark: a control character that says whose name
-- it was (forgotten_players.mark), or chr(26) if that is uncertain. domain/round-file/mask.ts reads marks.
--   guids  {GUID: mark} of the people whose names are masked wherever the file has the GUID
--   names  {key: mark} of names that are masked, by name_keys. A key that somebody else in the file has, too, is masked as uncertain.
--   kept   keys of names that others in the round have
--   masks_rest  whether an endstats file's names that are neither of these are masked as uncertain
-- needs: file_parts, is_masked, name_keys
create function mask_names(content bytea, kind text, guids jsonb, names jsonb, kept text[], masks_rest boolean)
returns bytea language sql immutable
begin atomic
  with parts as materialized (
    select * from file_parts(content, kind)
  ),
  lines as (
    select line, count(*) as parts, bool_or(value = '' or length(value) > 80) as is_odd,
      max(value) filter (where part = 1) as first, max(value) filter (where part = 2) as second,
      max(value) filter (where part = 3) as third
    from parts group by line
  ),
  described as (
    select l.*,
      case
        when kind = 'round' then case
          when line = 1 then 'header'
          when first ~ '^(?:[0-9A-F]{8}|OMNIBOT.{0,8})$' then 'player'
          else 'odd'
        end
        when parts <> 3 or is_odd then 'odd'
        when first = 'VS_HEADER' then 'subject'
        when second ~ '^\d{1,6}$' and third ~ '^\d{1,6}$' and first !~ '^(?:Most|Longest|Highest|Best|Least|Full) ' then 'versus'
        else 'award'
      end as kind_of_line,
      case when kind = 'round' then first when first = 'VS_HEADER' then left(third, 8) end as guid
    from lines l
  ),
  -- Names that the file itself gives to a GUID.
  told as (
    select key, d.guid, guids ->> d.guid as mark
    from described d cross join lateral unnest(name_keys(d.second)) as key
    where d.kind_of_line in ('player', 'subject') and d.guid ~ '^[0-9A-F]{8}$'
  ),
  others as (
    select key from told where mark is null and kind <> 'round' union select unnest(kept)
  ),
  masked as (
    select key, case when count(distinct mark) = 1 and key not in (select o.key from others o) then min(mark) else chr(26) end as mark
    from (
      select key, mark from told where mark is not null union select key, value from jsonb_each_text(names) as n (key, value)
    ) as known
    group by key
  ),
  decided as (
    select p.line, p.part, p.raw,
      case
        when p.value = '' or d.kind_of_line = 'header' then null
        when d.kind_of_line in ('player', 'subject') and guids ? d.guid then case when p.part = 2 then guids ->> d.guid end
        when d.kind_of_line = 'player' or is_masked(p.value) then null
        when d.kind_of_line = 'subject' and (p.part <> 2 or d.guid ~ '^[0-9A-F]{8}$') then null
        when d.kind_of_line = 'versus' and p.part <> 1 then null
        when d.kind_of_line = 'award' and p.part = 1 and p.value ~ '^(?:Most|Longest|Highest|Best|Least|Full) ' then null
        when d.kind_of_line = 'award' and p.part = 3 and p.value ~ '^-?\d' then null
        else coalesce(
          (select case when count(distinct m.mark) = 1 then min(m.mark) else chr(26) end
           from masked m where m.key = any (name_keys(p.value)) having count(*) > 0),
          case
            when masks_rest and kind = 'endstats' and not exists (select from others o where o.key = any (name_keys(p.value)))
              and (d.kind_of_line = 'odd' or p.part = case d.kind_of_line when 'versus' then 1 else 2 end)
            then chr(26)
          end
        )
      end as mark
    from parts p join described d using (line)
  )
  select decode(string_agg(text, E'\n' order by line), 'escape')
  from (
    select line, string_agg(
      case
        when mark is null then raw
        else repeat(mark, octet_length(decode(rtrim(raw, E'\r'), 'escape'))) || case when raw like E'%\r' then E'\r' else '' end
      end,
      case kind when 'round' then '\\' else E'\t' end order by part
    ) as text
    from decided group by line
  ) as written;
end;
