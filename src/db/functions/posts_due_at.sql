-- Returns when the next post can be sent. Null if none is outstanding. The distant past means at once.
-- needs: post_targets, posting_blocked_until
create function posts_due_at(at timestamptz) returns timestamptz language sql stable
as $$
  select min(greatest(waiting.due_at, posting_blocked_until(waiting.channel, at)))
  from (
    select p.channel, min(case when p.due_at <= at + interval '12 hours' then p.due_at else to_timestamp(0) end) as due_at
    from (
      select case when o.message_id is null and o.attempted_at is null then t.channel else o.channel end as channel, o.due_at
      from posts o
      left join post_targets t using (kind)
      where o.sent_version < o.wanted_version and o.ended is null
    ) as p
    where p.channel is not null
    group by p.channel
  ) as waiting
$$;
