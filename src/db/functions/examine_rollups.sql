-- Returns what rebuild_rollups would return and changes nothing. It undoes its changes, but PostgreSQL does not undo its variables.
create function examine_rollups() returns table (rollup text, stored bigint, differing bigint, examples jsonb) language plpgsql
as $$
declare
  found jsonb;
begin
  begin
    select jsonb_agg(to_jsonb(r)) into found from rebuild_rollups() as r;
    raise exception using errcode = 'SW001', message = 'only looking';
  exception when sqlstate 'SW001' then
  end;
  return query select * from jsonb_to_recordset(found) as f (rollup text, stored bigint, differing bigint, examples jsonb);
end
$$;
