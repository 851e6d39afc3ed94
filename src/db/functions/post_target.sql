-- Returns the channel of new posts. Null unless automatic posts are on.
create function post_target() returns bigint language sql stable
as $$
  select c.value::bigint from settings c
  where c.name = 'channel' and exists (select from settings a where a.name = 'auto_post' and a.value = 'true')
$$;
