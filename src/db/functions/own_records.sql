-- Returns the rows of records in these people's own books, as records_among does for all.
-- needs: record_rounds, record_values
create function own_records(people text[]) returns setof records language sql stable
as $$
  with played as materialized (
    select r.round_id, r.played_at, r.server, r.match_id, r.round_number
    from record_rounds r
    where r.round_id = any (array(
      select p.round_id from unnest(people) as person join player_comprehensive_stats p on p.player_guid = any (guids_of(person))
    ))
  ),
  did as (
    select v.guid, v.round_id, of_kind.kind, of_kind.value, p.played_at, row_number() over of_board as place,
      max(of_kind.value) over (of_board rows between unbounded preceding and 1 preceding) as best_before
    from played p
    join record_values v on v.round_id = p.round_id
    cross join lateral (
      values ('kills', v.kills), ('damage', v.damage), ('dpm', v.dpm), ('revives', v.revives), ('headshot_kills', v.headshot_kills),
        ('gibs', v.gibs), ('useful_kills', v.useful_kills), ('denied_playtime', v.denied_playtime), ('best_spree', v.best_spree)
    ) as of_kind (kind, value)
    where v.guid = any (people) and v.round_id = any (array(select round_id from played)) and of_kind.value > 0
    window of_board as (
      partition by v.guid, of_kind.kind order by p.played_at, of_kind.value desc, p.server collate "C", p.match_id collate "C", p.round_number
    )
  )
  select guid, '', 'any', 'any', kind, played_at, lead(played_at) over of_board, value, guid, null::text[], round_id,
    lag(guid) over of_board, lag(value) over of_board, lag(round_id) over of_board, lag(played_at) over of_board
  from did
  where best_before is null or value > best_before
  window of_board as (partition by guid, kind order by place)
$$;
