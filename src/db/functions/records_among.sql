-- Returns the rows of records that these rounds make on their own: each candidate that was better than all before it. Of equal values the
-- first is the record: by time, then in the order of server, match and round, because another server may have played in the same second.
-- needs: record_candidates, record_score
create function records_among(ids bigint[])
returns table (
  book text, map_key text, side text, size text, kind text, achieved_at timestamptz, held_until timestamptz, value bigint, guid text,
  team text[], round_id bigint, beaten_guid text, beaten_value bigint, beaten_round_id bigint, beaten_at timestamptz
)
language sql stable parallel safe
as $$
  select book, map_key, side, size, kind, achieved_at, lead(achieved_at) over of_board, value, guid, team, round_id,
    lag(guid) over of_board, lag(value) over of_board, lag(round_id) over of_board, lag(achieved_at) over of_board
  from (
    select *, max(score) over (
      partition by book, map_key, side, size, kind
      order by achieved_at, score desc, server collate "C", match_id collate "C", round_number
      rows between unbounded preceding and 1 preceding
    ) as best_before
    from (select c.*, record_score(c.kind, c.value) as score from record_candidates(ids, true) as c) as scored
  ) as candidates
  where score > best_before or best_before is null
  window of_board as (partition by book, map_key, side, size, kind order by achieved_at)
$$;
