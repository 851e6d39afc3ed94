-- Claims up to `most` posts that are due, as they were before, and their channels until `leased_until`. No other run gets a post of a
-- claimed channel, so that the order of a channel is kept: new messages first, in the order of their matches, then edits, the latest match
-- first. Ends posts without a message whose match was played before `postable_after`. A post whose run broke off is claimed alone, and from
-- the third time on it waits, twice as long each time up to six hours, so that it holds back nothing else and lets the database sleep.
-- needs: post_targets, posting_blocked_until
create function claim_posts(at timestamptz, most integer, leased_until timestamptz, postable_after timestamptz)
returns setof posts language plpgsql
as $$
declare
  free bigint[];
  claimed posts[];
begin
  -- The order of the locks is that of the channels, so that two runs never wait for each other.
  insert into post_channels (channel)
  select distinct channel from (
    select channel from post_targets
    union all
    select p.channel from posts p where p.sent_version < p.wanted_version and p.ended is null
  ) as given
  where not exists (select from post_channels c where c.channel = given.channel)
  order by channel
  on conflict do nothing;
  free := array(
    select c.channel from post_channels c
    where exists (select from posts p where p.channel = c.channel and p.sent_version < p.wanted_version and p.ended is null)
      or c.channel in (select t.channel from post_targets t)
    order by c.channel
    for update skip locked
  );
  free := array(select channel from unnest(free) as channel where posting_blocked_until(channel, at) is null);
  if free = '{}' then
    return;
  end if;

  update posts p set ended = 'too old', ended_at = at
  where p.sent_version < p.wanted_version and p.ended is null
    and p.message_id is null and (p.attempted_at is null or p.broken_off > 2) and p.played_at <= postable_after;
  update posts p set channel = t.channel
  from post_targets t
  where t.kind = p.kind and p.sent_version < p.wanted_version and p.ended is null
    and p.message_id is null and p.attempted_at is null and p.channel <> t.channel;

  claimed := array(
    select p
    from (
      select key, place, count(*) filter (where broken_off > 0) over (order by place) as broken
      from (
        select p.key, p.broken_off, row_number() over (
          order by p.message_id is not null, case when p.message_id is null then p.played_at end, p.played_at desc, p.key
        ) as place
        from posts p
        where p.channel = any (free) and p.sent_version < p.wanted_version and p.ended is null
          and (p.due_at > at and p.due_at <= at + interval '12 hours') is not true
          and (p.message_id is not null or p.attempted_at is not null or (p.kind, p.channel) in (select t.kind, t.channel from post_targets t))
      ) as due
    ) as first
    join posts p using (key)
    where place <= most and (place = 1 or broken = 0)
    order by place
    for update of p
  );
  update posts p set attempted_at = at
  where p.message_id is null and p.attempted_at is null and p.key = any (array(select c.key from unnest(claimed) as c));
  update posts p
  set broken_off = p.broken_off + 1,
    due_at = case when p.broken_off < 2 then p.due_at else at + least(interval '2 minutes' * 2 ^ least(p.broken_off - 1, 8), interval '6 hours') end,
    last_error = case when p.broken_off = 0 then p.last_error else 'The run that was to send it broke off.' end
  where p.key = any (array(select c.key from unnest(claimed) as c));
  update post_channels c set leased_until = claim_posts.leased_until
  where c.channel = any (array(select o.channel from unnest(claimed) as o));
  return query select * from unnest(claimed);
end
$$;
