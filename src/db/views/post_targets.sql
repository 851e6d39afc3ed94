-- The channel of new posts of each kind that is switched on and has one: its own, else the one for all kinds.
create view post_targets as
select kind, coalesce(channel, (select value::bigint from settings where name = 'channel')) as channel
from post_settings
where is_on and (channel is not null or exists (select from settings where name = 'channel'));
