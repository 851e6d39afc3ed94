-- Returns until when nothing may be sent to a channel: because a run sends to it, because of a failure, because Discord asked for a pause,
-- or because it has banned the Worker's address. Null if it is free. A time so far ahead that only a wrong clock can have written it does not count.
create function posting_blocked_until(on_channel bigint, at timestamptz) returns timestamptz language sql stable
as $$
  select max(one.until) from (
    select leased_until from post_channels where channel = on_channel and leased_until <= at + interval '5 minutes'
    union all
    select wait_until from post_channels where channel = on_channel and wait_until <= at + interval '12 hours'
    union all
    select at + (until - now()) from address_ban where until > now()
    union all
    select until from discord_pauses where scope in ('everything', '/channels/' || on_channel) and until <= at + interval '1 day'
  ) as one (until)
  where one.until > at
$$;
