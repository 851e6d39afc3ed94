-- Returns four letters that occur in no known name and are no stored code. There are no vowels among them, so they make no word.
create function new_link_code() returns text language plpgsql volatile
as $$
declare
  letters constant text := 'BCDFGHJKLMNPQRSTVWXZ';
  free text;
begin
  for attempt in 1..100 loop
    with known as materialized (
      select distinct upper(regexp_replace(name, '\^[^^]', '', 'g')) as name
      from (
        select alias from player_aliases
        union select player_name from player_comprehensive_stats
        union select clean_name from player_comprehensive_stats
        union select display_name from player_profiles
        union select et_name from player_links
        union select discord_username from player_links
      ) as names (name)
      where name is not null
    ),
    drawn as materialized (
      select string_agg(substr(letters, 1 + floor(random() * 20)::int, 1), '') as code
      from generate_series(1, 50) as codes (n), generate_series(1, 4)
      group by n
    )
    select code into free from drawn
    where not exists (select from known where strpos(known.name, drawn.code) > 0)
      and not exists (select from link_codes c where c.code = drawn.code)
    limit 1;
    exit when free is not null;
  end loop;
  return free;
end
$$;
