-- Lets posts follow rounds of a server to another match, so that a match never gets a second message. `before` are the rounds' matches_of
-- from before the change. A match that lost all of its rounds leaves its post to the match to which they went, unless that has one. The
-- message of a match without any round is then deleted.
create function posts_follow(on_server text, before jsonb) returns void language sql
as $$
  with left_alone as (
    select p.key, p.played_at, p.message_id, b.key::bigint as round_id
    from jsonb_each_text(before) as b
    join posts p on p.kind = 'match' and p.server = on_server and p.subject = b.value
    where not exists (
      select from rounds r where r.match_id = p.subject and r.server = p.server and r.round_number in (1, 2)
    )
  ), moving as (
    select distinct on (r.match_id) a.key, r.match_id
    from left_alone a
    join rounds r on r.id = a.round_id
    where not exists (select from posts q where q.kind = 'match' and q.server = on_server and q.subject = r.match_id)
    order by r.match_id, a.message_id is null, a.played_at, a.key
  )
  update posts p
  set wanted_version = p.wanted_version + 1, subject = coalesce((select m.match_id from moving m where m.key = p.key limit 1), p.subject)
  where p.key in (select a.key from left_alone a)
$$;
