-- Analyzes the tables whose planning figures are missing or old. PostgreSQL loses the figures of autovacuum when it starts after a crash, and
-- Neon when the database wakes up. Returns the tables, and whether the role may analyze each; those that it may not stay as they are.
create function analyze_stale() returns table (name text, is_done boolean) language plpgsql
as $$
begin
  for name, is_done in
    select c.relname::text, pg_has_role(c.relowner, 'USAGE')
      or case when current_setting('server_version_num')::integer >= 170000 then has_table_privilege(c.oid, 'MAINTAIN') else false end
    from pg_class c left join pg_stat_user_tables s on s.relid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and pg_relation_size(c.oid) > 0 and (
      c.reltuples < 0
      or s.n_mod_since_analyze > 50 + c.reltuples / 10
      or s.last_analyze is null and s.last_autoanalyze is null
      or not exists (select from pg_stats p where p.schemaname = 'public' and p.tablename = c.relname)
    )
    order by c.relname
  loop
    if is_done then
      execute format('analyze %I', name);
    end if;
    return next;
  end loop;
end
$$;
