-- Returns whether the message about a match is outstanding, one about an evening on its server, or the live ranking. Volatile, so that it sees what
-- the same statement has written.
create function is_post_wanted(on_server text, on_match text) returns boolean language sql volatile
as $$
  select exists (
    select from posts p
    where p.server = on_server and (p.kind = 'match' and p.subject = on_match or p.kind = 'evening')
      and p.sent_version < p.wanted_version and p.ended is null
  ) or exists (
    select from posts p where p.kind = 'ranking' and p.message_id is not null and p.sent_version < p.wanted_version and p.ended is null
  )
$$;
