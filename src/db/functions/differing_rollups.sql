-- Returns the rollups that differ from what their views computed_… say. It only reads, so that a daily audit leaves no dead rows. A rollup
-- that is computed from a wrong one may be returned only after that was rebuilt.
create function differing_rollups() returns setof text language plpgsql stable set work_mem = '64MB' set jit = off
as $$
declare
  rollup text;
  names text;
  differs boolean;
begin
  foreach rollup in array array(
    select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and obj_description(oid, 'pg_class') like 'Rollup of %'
    order by relname
  ) loop
    select string_agg(quote_ident(attname), ', ' order by attnum) into names
    from pg_attribute where attrelid = format('public.%I', rollup)::regclass and attnum > 0 and not attisdropped;
    execute format(
      'with stored as materialized (select %1$s from %2$I), computed as materialized (select %1$s from %3$I)
      select exists (table stored except table computed) or exists (table computed except table stored)
        or (select count(*) from stored) <> (select count(*) from computed)',
      names, rollup, 'computed_' || rollup
    ) into differs;
    if differs then
      return next rollup;
    end if;
  end loop;
end
$$;
