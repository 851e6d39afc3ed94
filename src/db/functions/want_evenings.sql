-- Marks the messages about the evenings, that is the gaming sessions, of these rounds as changed. A session without a row in posts gets one if its
-- last round ended after `posted_after`, posts about evenings are on, and they have a channel. It is due an hour after the last round, when the
-- session is over. If a session goes on whose message has been sent, that message is deleted, and another row gets the next one: a
-- session goes on if its new last round ended less than an hour before now, which is a day after `posted_after`. Of sessions that
-- have become one, one message is left. The subject of a row is the id of a round of the session, which stays the same when the session
-- begins earlier or the time zone changes. A row whose message is only to be deleted has its own key as its subject.
-- needs: post_targets
create function want_evenings(ids bigint[], posted_after timestamptz) returns void language plpgsql
set plan_cache_mode = force_generic_plan
as $$
declare
  target constant bigint := (select t.channel from post_targets t where t.kind = 'evening');
  session record;
  post record;
begin
  if target is null and not exists (select from posts p where p.kind = 'evening') then
    return;
  end if;
  for session in
    select o.server, max(o.played_at) as ended, array_agg(o.id::text order by o.played_at, o.id) as rounds
    from (select distinct r.server, r.session_start from rounds r where r.id = any (ids)) as s
    join rounds o on o.session_start = s.session_start and (o.server = s.server) is true
    group by o.server, o.session_start
  loop
    select p.key, p.ended, p.played_at, p.message_id is not null or p.attempted_at is not null as is_sent, count(*) over () as posts into post
    from posts p
    where p.kind = 'evening' and p.server = session.server and p.subject = any (session.rounds)
    order by p.ended is not null, p.message_id is null, p.attempted_at is null, p.played_at, p.key limit 1;
    if post.posts > 1 then
      update posts p set wanted_version = p.wanted_version + 1, subject = p.key, due_at = case when p.failures = 0 then p.due_at end
      where p.kind = 'evening' and p.server = session.server and p.subject = any (session.rounds) and p.key <> post.key;
    end if;
    if post.is_sent and post.ended is null and target is not null and session.ended > post.played_at
      and session.ended + interval '60 minutes' > posted_after + interval '1 day'
    then
      update posts p set wanted_version = p.wanted_version + 1, subject = p.key, due_at = case when p.failures = 0 then p.due_at end
      where p.key = post.key;
      post.key := null;
    end if;
    if post.key is not null then
      update posts p
      set wanted_version = p.wanted_version + 1, played_at = session.ended,
        due_at = case when not post.is_sent then session.ended + interval '60 minutes' when p.failures = 0 then p.due_at end
      where p.key = post.key;
    elsif target is not null and session.ended > posted_after then
      insert into posts (key, kind, server, subject, channel, played_at, due_at)
      values (
        'evening:' || left(replace(gen_random_uuid()::text, '-', ''), 16), 'evening', session.server, session.rounds[1], target, session.ended,
        session.ended + interval '60 minutes'
      );
    end if;
  end loop;
end
$$;
