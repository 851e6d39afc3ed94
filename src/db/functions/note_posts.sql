-- Notes how a run went, unless its lease is over and somebody else has the channels. `posts` and `channels` are the columns that change of
-- rows of posts and post_channels. Frees the channels. Returns when the next post can be sent (posts_due_at).
-- needs: posts_due_at
create function note_posts(posts jsonb, channels jsonb, leased_until timestamptz, at timestamptz) returns timestamptz language plpgsql
as $$
begin
  update posts p
  set (sent_version, message_id, body_hash, changed_at, messages, attempted_at, failures, due_at, last_error, ended, ended_at,
    broken_off)
    = (n.sent_version, n.message_id, n.body_hash, n.changed_at, n.messages, n.attempted_at, n.failures, n.due_at, n.last_error, n.ended,
      n.ended_at, 0)
  from jsonb_array_elements(note_posts.posts) as given (row)
  join posts o on o.key = given.row ->> 'key'
  cross join jsonb_populate_record(o, given.row) as n
  where p.key = o.key and exists (
    select from post_channels c where c.channel = p.channel and c.leased_until = note_posts.leased_until
  );
  update post_channels c
  set (leased_until, wait_until, failures, trouble, said, since, told_at)
    = (null, n.wait_until, n.failures, n.trouble, n.said, n.since, n.told_at)
  from jsonb_array_elements(note_posts.channels) as given (row)
  join post_channels o on o.channel = (given.row ->> 'channel')::bigint
  cross join jsonb_populate_record(o, given.row) as n
  where c.channel = o.channel and c.leased_until = note_posts.leased_until;
  return posts_due_at(at);
end
$$;
