-- Refreshes the spellings of these maps (keys; null: all maps). Among equally frequent spellings, lower case wins. A map with a single
-- spelling, as nearly all have, costs two index lookups.
create function refresh_maps(keys text[] default null) returns void language plpgsql
as $$
declare
  one text;
  shown text;
begin
  if keys is null then
    delete from maps;
    insert into maps (map_key, map_name)
    select map_key, map_name from computed_maps;
    return;
  end if;
  foreach one in array keys loop
    select min(map_name collate "C") into shown from rounds where lower(map_name collate "C") = one;
    if shown <> (select max(map_name collate "C") from rounds where lower(map_name collate "C") = one) then
      select map_name into shown
      from rounds where lower(map_name collate "C") = one and round_number in (1, 2)
      group by map_name
      order by count(*) desc, map_name collate "C" desc limit 1;
    end if;
    if shown is null then
      delete from maps where map_key = one;
      continue;
    end if;
    insert into maps (map_key, map_name) values (one, shown)
    on conflict (map_key) do update set map_name = excluded.map_name where maps.map_name <> excluded.map_name;
  end loop;
end
$$;
