-- Refreshes the record book after these rounds were written or judged, and their people's own bests. What a round did is compared once with
-- the records of its time: what beats the newest is added at once, what arrives late by add_record. Where a round no longer does what a record
-- says, the whole map or the person is computed again, so that the record goes back to who held it before. Messages about other matches whose
-- records changed are edited. Call it after round_sides were written.
-- needs: add_record, record_candidates, record_score, record_values
create function refresh_records(ids bigint[]) returns void language plpgsql
set plan_cache_mode = force_generic_plan -- planning would take longer than the work
as $$
declare
  -- Who attacked may be read from the match's other round, and both rounds make a map close.
  involved bigint[] := array(
    select unnest(ids)
    union
    select other.id
    from rounds r
    join rounds other on other.match_id = r.match_id and other.server = r.server and other.round_number = 3 - r.round_number
    where r.id = any (ids) and (other.round_number = 2 or (other.defender_team in (1, 2)) is not true)
  );
  one rounds;
  maps text[];
  people text[];
  changed bigint[] := '{}';
  better records;
begin
  if exists (select from records r where r.round_id = any (involved)) then
    select coalesce(array_agg(distinct map_key) filter (where book = ''), '{}'),
      coalesce(array_agg(distinct book) filter (where book <> ''), '{}')
    into maps, people
    from (
      select book, map_key, side, size, kind, achieved_at, value, guid, team, round_id from records r where r.round_id = any (involved)
      except
      select book, map_key, side, size, kind, achieved_at, value, guid, team, round_id from record_candidates(involved, false)
    ) as wrong;
    if maps <> '{}' or people <> '{}' then
      changed := rebuild_records(maps, people);
    end if;
  end if;
  -- Of many rounds, only what none of them did before is compared. What beats the newest record of its board is added in one statement.
  if cardinality(involved) > 4 then
    for better in
      with candidate as (
        select c.*, record_score(c.kind, c.value) as score,
          held.guid as was_guid, held.value as was_value, held.round_id as was_round_id, held.achieved_at as was_at,
          case when held.value is null then not exists (
            select from records r where r.book = c.book and r.map_key = c.map_key and r.side = c.side and r.size = c.size and r.kind = c.kind
          ) else held.held_until is null and held.achieved_at < c.achieved_at end as is_newest
        from record_candidates(involved, true) as c
        left join lateral (
          select * from records r
          where r.book = c.book and r.map_key = c.map_key and r.side = c.side and r.size = c.size and r.kind = c.kind
            and r.achieved_at <= c.achieved_at
          order by r.achieved_at desc limit 1
        ) as held on true
        where held.value is null or record_score(c.kind, held.value) < record_score(c.kind, c.value)
          or held.achieved_at = c.achieved_at and held.round_id <> c.round_id
      ),
      compared as materialized (
        select *,
          bool_and(is_newest) over (partition by book, map_key, side, size, kind) as is_added,
          max(score) over (
            partition by book, map_key, side, size, kind
            order by achieved_at, score desc, server collate "C", match_id collate "C", round_number
            rows between unbounded preceding and 1 preceding
          ) as best_before
        from candidate
      ),
      rising as materialized (
        select *, row_number() over of_board as nth, lead(achieved_at) over of_board as next_at,
          lag(guid) over of_board as last_guid, lag(value) over of_board as last_value, lag(round_id) over of_board as last_round_id,
          lag(achieved_at) over of_board as last_at
        from compared
        where is_added and (score > best_before or best_before is null)
        window of_board as (partition by book, map_key, side, size, kind order by achieved_at)
      ),
      beaten as (
        update records r set held_until = n.achieved_at
        from rising n
        where n.nth = 1 and r.book = n.book and r.map_key = n.map_key and r.side = n.side and r.size = n.size and r.kind = n.kind
          and r.achieved_at = n.was_at
      ),
      added as (
        insert into records (
          book, map_key, side, size, kind, achieved_at, held_until, value, guid, team, round_id, beaten_guid, beaten_value, beaten_round_id,
          beaten_at
        )
        select book, map_key, side, size, kind, achieved_at, next_at, value, guid, team, round_id,
          case nth when 1 then was_guid else last_guid end, case nth when 1 then was_value else last_value end,
          case nth when 1 then was_round_id else last_round_id end, case nth when 1 then was_at else last_at end
        from rising
      )
      select book, map_key, side, size, kind, achieved_at, null, value, guid, team, round_id, null, null, null, null
      from compared
      where not is_added
      order by achieved_at, round_id
    loop
      changed := changed || add_record(better);
    end loop;
    involved := '{}';
  end if;
  for one in select * from rounds where id = any (involved) order by played_at, id loop
    for better in
      with played as materialized (
        select * from record_rounds r where r.match_id = one.match_id and r.server = one.server
      ),
      did as materialized (
        select v.guid, v.side, of_kind.kind, of_kind.value
        from played p
        cross join record_values v
        cross join lateral (
          values ('kills', v.kills), ('damage', v.damage), ('dpm', v.dpm), ('revives', v.revives), ('headshot_kills', v.headshot_kills),
            ('gibs', v.gibs), ('useful_kills', v.useful_kills), ('denied_playtime', v.denied_playtime), ('best_spree', v.best_spree)
        ) as of_kind (kind, value)
        where p.round_id = one.id and v.round_id = one.id and of_kind.value > 0
      ),
      better as materialized (
        select c.*, held.guid as was_guid, held.value as was_value, held.round_id as was_round_id, held.achieved_at as was_at,
          case when held.value is null then not exists (
            select from records r where r.book = c.book and r.map_key = c.map_key and r.side = c.side and r.size = c.size and r.kind = c.kind
          ) else held.held_until is null and held.achieved_at < one.played_at end as is_newest
        from (
          select did.guid as book, '' as map_key, 'any' as side, 'any' as size, did.kind, did.value, did.guid, null::text[] as team from did
          union all
          (
            select distinct on (did.side, did.kind) '', p.map_key, case when did.side = p.attackers then 'attack' else 'defence' end, p.size,
              did.kind, did.value, did.guid, null
            from played p cross join did
            where p.round_id = one.id and p.attackers is not null
            order by did.side, did.kind, did.value desc, did.guid
          )
          union all
          select '', p.map_key, of_team.side, of_team.size, of_team.kind, of_team.seconds, null, of_team.people
          from played p
          left join played first on first.round_number = 1 and p.round_number = 2
          cross join lateral (
            values
              ('attack', p.size, 'fastest_attack', p.attack_seconds::bigint, p.attacking_team),
              ('defence', p.size, 'longest_hold', case when not p.attackers_won then p.duration_seconds::bigint end, p.defending_team),
              ('both', case when first.size = p.size then p.size else 'mixed' end, 'closest_map',
                (first.attack_seconds - p.attack_seconds)::bigint, p.attacking_team)
          ) as of_team (side, size, kind, seconds, people)
          where p.round_id = one.id and p.attackers is not null and of_team.seconds > 0
        ) as c
        left join lateral (
          select * from records r
          where r.book = c.book and r.map_key = c.map_key and r.side = c.side and r.size = c.size and r.kind = c.kind
            and r.achieved_at <= one.played_at
          order by r.achieved_at desc limit 1
        ) as held on true
        where held.value is null or record_score(c.kind, held.value) < record_score(c.kind, c.value)
          or held.achieved_at = one.played_at and held.round_id <> one.id
      ),
      beaten as (
        update records r set held_until = one.played_at
        from better b
        where b.is_newest and r.book = b.book and r.map_key = b.map_key and r.side = b.side and r.size = b.size and r.kind = b.kind
          and r.achieved_at = b.was_at
      ),
      added as (
        insert into records (
          book, map_key, side, size, kind, achieved_at, value, guid, team, round_id, beaten_guid, beaten_value, beaten_round_id, beaten_at
        )
        select book, map_key, side, size, kind, one.played_at, value, guid, team, one.id, was_guid, was_value, was_round_id, was_at
        from better where is_newest
      )
      select book, map_key, side, size, kind, one.played_at, null, value, guid, team, one.id, null, null, null, null
      from better where not is_newest
    loop
      changed := changed || add_record(better);
    end loop;
  end loop;
  changed := array(select unnest(changed) except select unnest(ids));
  if changed <> '{}' then
    perform want_posts(changed);
  end if;
end
$$;
