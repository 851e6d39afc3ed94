-- Marks the messages about the matches of these rounds as changed. A message that failed is retried at once, with its new content. A match
-- without a row in posts gets one if its first round ended after `posted_after`, posts about matches are on, and they have a channel. At most
-- 150 matches of a game server since then have a message or wait for one: nobody plays so many in a day, but a leaked upload token could fill
-- the channel. The messages about the evenings and the live ranking follow. Called in the transaction that writes the rounds.
-- needs: post_targets, want_evenings
create function want_posts(ids bigint[], posted_after timestamptz default null) returns void language sql
as $$
  with ranking as (
    update posts set wanted_version = wanted_version + 1 where kind = 'ranking' and message_id is not null and ended is null
  )
  insert into posts (key, kind, server, subject, channel, played_at)
  select coalesce(p.key, 'match:' || left(replace(gen_random_uuid()::text, '-', ''), 16)), 'match', m.server, m.match_id,
    coalesce(p.channel, t.channel), m.played_at
  from (
    select other.server, other.match_id, min(other.played_at) as played_at
    from rounds r
    join rounds other on other.match_id = r.match_id and other.server = r.server and other.round_number in (1, 2)
    where r.id = any (ids)
    group by other.server, other.match_id
  ) as m
  left join posts p on p.kind = 'match' and p.server = m.server and p.subject = m.match_id
  left join post_targets t on t.kind = 'match' and m.played_at > posted_after
  where p.key is not null or t.channel is not null and (
    select count(*) < 150
    from (
      select from posts q
      where q.kind = 'match' and q.server = m.server and q.played_at > posted_after
        and (q.message_id is not null or q.sent_version < q.wanted_version) and q.ended is null
      limit 150
    ) as recent
  )
  on conflict (kind, server, subject) do update
  set wanted_version = posts.wanted_version + 1, played_at = excluded.played_at,
    due_at = case when posts.failures = 0 then posts.due_at end;
  select want_evenings(ids, posted_after);
$$;
