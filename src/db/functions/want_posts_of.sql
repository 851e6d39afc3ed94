-- Says that the messages about matches of these players have changed, and those that name them as the holders of a record which was beaten.
-- With `played_after` only those of later matches.
create function want_posts_of(guids text[], played_after timestamptz default null) returns void language sql
as $$
  update posts p set wanted_version = p.wanted_version + 1
  where p.ended is null and p.kind = 'match' and (played_after is null or p.played_at > played_after) and (p.server, p.subject) in (
    select r.server, r.match_id
    from player_comprehensive_stats s join rounds r on r.id = s.round_id
    where s.player_guid = any (guids) and r.round_number in (1, 2)
    union all
    select r.server, r.match_id
    from records b join rounds r on r.id = b.round_id
    where b.book = '' and b.beaten_guid = any (guids)
  )
$$;
