-- Returns whether rounds may be made from a file once a decision holds (null: as decided until now). See decide_files.
create function is_usable_after(f round_files, decision jsonb) returns boolean language sql immutable
  return case
    when decision is null then f.set_aside_at is null
    when coalesce(decision -> 'set_aside', '[]') @> to_jsonb(f.id) then false
    when coalesce(decision -> 'take_back', '[]') @> to_jsonb(f.id) or (decision ->> 'choose')::bigint = f.id then true
    else f.set_aside_at is null
  end;
