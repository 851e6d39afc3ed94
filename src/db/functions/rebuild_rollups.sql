-- Computes all rollups again. Returns for each rollup its number of rows, the number of rows that were wrong or missing before, and
-- examples.
create function rebuild_rollups() returns table (rollup text, stored bigint, differing bigint, examples jsonb) language plpgsql
as $$
declare
  names constant text[] := array(
    select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and obj_description(oid, 'pg_class') like 'Rollup of %'
    order by relname
  );
begin
  perform lock_rounds();
  foreach rollup in array names loop
    execute format('drop table if exists pg_temp.%I', 'before_' || rollup);
    execute format('create temp table %I on commit drop as table public.%I', 'before_' || rollup, rollup);
  end loop;
  perform refresh_totals();
  foreach rollup in array names loop
    execute format('select count(*) from public.%I', rollup) into stored;
    execute format(
      'with wrong as materialized (table pg_temp.%2$I except table public.%1$I),
        missing as materialized (table public.%1$I except table pg_temp.%2$I)
      select greatest((select count(*) from wrong), (select count(*) from missing)),
        coalesce((
          select jsonb_agg(row) from (
            (select to_jsonb(wrong) as row from wrong limit 3) union (select to_jsonb(missing) from missing limit 3)
          ) as sample
        ), ''[]'')',
      rollup, 'before_' || rollup
    ) into differing, examples;
    return next;
  end loop;
end
$$;
