-- Says that the live ranking has changed. It has one message in the channel of its kind: a message in another channel, or of a ranking that is
-- off, is removed. Called when a manager has changed the settings of posts.
-- needs: post_targets
create function want_ranking() returns void language sql
as $$
  update posts set wanted_version = wanted_version + 1
  where kind = 'ranking' and (message_id is not null or attempted_at is not null) and ended is null
    and subject not in (select channel::text from post_targets where kind = 'ranking');
  insert into posts (key, kind, server, subject, channel, played_at)
  select 'ranking:' || left(replace(gen_random_uuid()::text, '-', ''), 16), 'ranking', '', channel::text, channel, 'infinity'
  from post_targets
  where kind = 'ranking'
  on conflict (kind, server, subject) do update
  set wanted_version = posts.wanted_version + 1, channel = excluded.channel, ended = null, ended_at = null,
    message_id = case when posts.ended is null then posts.message_id end, messages = posts.messages + (posts.ended is not null)::int,
    body_hash = null, due_at = null
$$;
