-- Draws ids until the next one is free, in tables whose ids were given elsewhere, as by a restored backup: otherwise the next rows cannot be
-- stored. Returns these tables. More than a million ids at once are left to the owner, and not returned.
create function repair_numbers() returns setof text language plpgsql
as $$
declare
  one record;
  greatest_id bigint;
  missing bigint;
begin
  for one in
    select c.relname as name, a.attname as id, pg_get_serial_sequence(format('public.%I', c.relname), a.attname)::regclass as numbers
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attidentity <> '' and not a.attisdropped
    order by c.relname
  loop
    execute format('select max(%I) from %I', one.id, one.name) into greatest_id;
    -- Null: nobody has drawn an id since the sequence was set, perhaps to a free one.
    continue when greatest_id is null or pg_sequence_last_value(one.numbers) >= greatest_id;
    missing := greatest_id - nextval(one.numbers) + 1;
    if missing between 1 and 1000000 then
      perform nextval(one.numbers) from generate_series(2, missing);
      return next one.name;
    end if;
  end loop;
end
$$;
