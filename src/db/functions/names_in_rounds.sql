-- Returns as JSON the names that players have in those of the rounds that count: [{guid, alias, seen}]. `seen` is when the round ended.
-- needs: names_that_count
create function names_in_rounds(ids bigint[]) returns jsonb language sql stable
as $$
  select coalesce(jsonb_agg(jsonb_build_object('guid', n.guid, 'alias', n.alias, 'seen', n.seen)), '[]')
  from names_that_count n where n.round_id = any (ids)
$$;
