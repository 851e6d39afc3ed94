-- Stores a verdict on a round with all its consequences: names, sessions and rankings. `ruling` has the columns of rounds that change.
create function rule_round(on_id bigint, ruling jsonb) returns void language plpgsql
as $$
declare
  names jsonb;
  on_server text;
  start timestamptz;
begin
  perform lock_rounds();
  names := names_in_rounds(array[on_id]);
  update rounds r
  set (is_valid, invalid_reason, validity_override, verdict_reason, verdict_by, verdict_at, rows_ruled_in_by, rows_ruled_in_at)
    = (n.is_valid, n.invalid_reason, n.validity_override, n.verdict_reason, n.verdict_by, n.verdict_at, n.rows_ruled_in_by, n.rows_ruled_in_at)
  from jsonb_populate_record((select o from rounds o where o.id = on_id), ruling) as n
  where r.id = on_id
  returning r.server, r.session_start into on_server, start;
  perform update_names(array[on_id], names);
  perform refresh_session(on_server, start);
  perform refresh_records(array[on_id]);
  perform want_posts(array[on_id]);
end
$$;
