-- People whose rows never count: a manager excluded one of their GUIDs.
create view excluded_people as
select distinct coalesce(m.into_guid, e.guid) as guid
from excluded_players e left join player_merges m on m.from_guid = e.guid;
