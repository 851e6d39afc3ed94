-- Carries out a decision about the files of one round: {round_number, versions: ids, set_aside?: ids, take_back?: ids, choose?: id, by}. `choose` also
-- brings the file back; 0 leaves the choice to the rules again. `by` is the manager, or null for npm run senders. Call it under the lock.
create function decide_files(on_server text, on_map text, decision jsonb) returns void language plpgsql
as $$
declare
  on_key constant text := lower(on_map collate "C");
  decided_by constant bigint := (decision ->> 'by')::bigint;
  chosen constant bigint := (decision ->> 'choose')::bigint;
  number constant bigint := 1 + coalesce((
    select max(f.decision) from round_files f
    where f.server = on_server and lower(f.map_name collate "C") = on_key and f.decision is not null
  ), 0);
begin
  update round_files f
  set set_aside_at = now(), set_aside_by = decided_by, chosen_at = null, chosen_by = null, decision = number
  where f.server = on_server and f.id in (select jsonb_array_elements(decide_files.decision -> 'set_aside')::bigint);
  update round_files f
  set set_aside_at = null, set_aside_by = null, decision = number
  where f.server = on_server and f.set_aside_at is not null
    and (f.id = chosen or f.id in (select jsonb_array_elements(decide_files.decision -> 'take_back')::bigint));
  if decide_files.decision ? 'choose' then
    update round_files f
    set chosen_at = case when f.id = chosen then now() end, chosen_by = case when f.id = chosen then decided_by end, decision = number
    where f.server = on_server and f.id = any (array(
      select (jsonb_array_elements(decide_files.decision -> 'versions'))::bigint
    ));
  end if;
end
$$;
