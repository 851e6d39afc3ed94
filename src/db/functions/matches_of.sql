-- Returns the matches of these rounds as JSON: {id: match_id}. posts_follow needs it from before the rounds change.
create function matches_of(ids bigint[]) returns jsonb language sql stable
as $$ select coalesce(jsonb_object_agg(id, match_id), '{}') from rounds where id = any (ids) and round_number in (1, 2) $$;
