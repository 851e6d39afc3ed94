-- Removes a round whose files were all set aside. The message about its evening is edited. If no round of the evening is left, it is deleted.
-- The round's id and an admin's verdict stay with the file, so that the round can come back as it was.
-- Returns the starts of the gaming sessions that lose it: its own, and that of the match's other round, whose result it decided.
create function remove_round(gone_id bigint) returns timestamptz[] language plpgsql
as $$
declare
  gone rounds;
  starts timestamptz[];
begin
  select * into gone from rounds where id = gone_id;
  starts := array(
    select session_start from rounds where server = gone.server and match_id = gone.match_id and round_number in (1, 2)
  );
  update round_files set ruling = to_jsonb(kept)
  from (
    select gone.id, gone.validity_override, gone.verdict_reason, gone.verdict_by, gone.verdict_at, gone.rows_ruled_in_by,
      gone.rows_ruled_in_at
  ) as kept
  where round_files.id = gone.file_id;
  update rounds set winning_side = null
  where server = gone.server and match_id = gone.match_id and round_number = 3 - gone.round_number;
  update rounds set is_valid = false, invalid_reason = coalesce(invalid_reason, 'removed') where id = gone_id;
  perform refresh_records(array[gone_id]); -- what it took goes back, which its deletion cannot do
  update posts p
  set wanted_version = p.wanted_version + 1, subject = case when p.subject <> gone_id::text then p.subject else coalesce((
    select r.id::text from rounds r
    where r.session_start = gone.session_start and r.server = gone.server and r.id <> gone_id
    order by r.played_at, r.id limit 1
  ), p.key) end
  where p.kind = 'evening' and p.server = gone.server and p.subject = any (array(
    select r.id::text from rounds r where r.session_start = gone.session_start and r.server = gone.server
  ));
  delete from rounds where id = gone_id;
  return starts;
end
$$;
