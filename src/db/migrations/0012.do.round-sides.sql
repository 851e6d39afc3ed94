-- Who stood on which side, a row per round: teams and scores are made of it.

create table round_sides (
  round_id bigint primary key references rounds on delete cascade,
  axis text[] not null,
  allies text[] not null
);
comment on table round_sides is 'Rollup of counted_player_rounds: the people on either side of each counted round, in order. One person under two GUIDs comes twice.';

create view counted_round_sides as
select
  round_id,
  coalesce(array_agg(player_guid order by player_guid collate "C") filter (where side = 1), '{}') as axis,
  coalesce(array_agg(player_guid order by player_guid collate "C") filter (where side = 2), '{}') as allies
from counted_player_rounds
where side in (1, 2)
group by round_id;

-- For these rounds, after they were written or judged.
create function store_round_sides(ids bigint[]) returns void language sql
as $$
  delete from round_sides where round_id = any (ids);
  insert into round_sides select * from counted_round_sides where round_id = any (ids);
$$;

-- As refresh_totals: for the rounds of these players (null: everybody) in the sessions that begin at `since` or later.
create function refresh_round_sides(guids text[] default null, since timestamptz default '-infinity') returns void
language plpgsql set work_mem = '64MB' set jit = off
as $$
begin
  if guids is null and since = '-infinity' then
    delete from round_sides;
    insert into round_sides select * from counted_round_sides;
  else
    perform store_round_sides(array(
      select r.id from rounds r
      where r.session_start >= since and (
        guids is null or r.id in (
          select p.round_id from unnest(guids) as given
          join player_comprehensive_stats p on p.player_guid = any (given || guids_of(person_of(given)))
        )
      )
    ));
  end if;
end
$$;

select refresh_round_sides();
