-- Says that the messages about matches and evenings of these players have changed, and those that name them as the holders of a record which
-- was beaten. With `played_after` only those of later ones. The live ranking, days and weeks may name them, too.
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
  );
  update posts p set wanted_version = p.wanted_version + 1
  where p.ended is null and p.kind = 'evening' and (played_after is null or p.played_at > played_after) and exists (
    select from rounds one
    join rounds r on r.session_start = one.session_start and r.server = one.server
    where one.id = case when p.subject ~ '^[0-9]+$' then p.subject::bigint end and (
      exists (select from player_comprehensive_stats s where s.round_id = r.id and s.player_guid = any (guids))
      or exists (select from records b where b.round_id = r.id and b.book = '' and b.beaten_guid = any (guids))
    )
  );
  update posts p set wanted_version = p.wanted_version + 1
  where p.ended is null and p.message_id is not null and p.kind in ('ranking', 'day', 'digest')
    and (played_after is null or p.played_at > played_after)
$$;
