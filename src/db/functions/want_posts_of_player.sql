-- Trigger function: messages about a player change when others see the player differently. A new name is shown in the messages of the
-- latest day only, so that a whim does not edit years of messages. A match whose stamp lies in the future does not move that day.
-- needs: guids_of, person_of, want_posts_of
create function want_posts_of_player() returns trigger language plpgsql
as $$
declare
  was constant jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  is_now constant jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  named constant text[] := array(
    select distinct guid
    from jsonb_array_elements(jsonb_build_array(was, is_now)) as r (row)
    cross join unnest(array[r.row ->> 'player_guid', r.row ->> 'guid', r.row ->> 'from_guid', r.row ->> 'into_guid']) as guid
    where guid is not null
  );
  guids constant text[] := array(select distinct own from unnest(named) as guid cross join unnest(guids_of(person_of(guid))) as own);
  only_name constant boolean := tg_table_name = 'player_profiles'
    and coalesce((was ->> 'opted_out')::boolean, false) = coalesce((is_now ->> 'opted_out')::boolean, false);
begin
  if not exists (select from posts) then
    return null;
  end if;
  perform want_posts_of(guids, case when only_name then (select least(max(p.played_at), max(p.changed_at)) - interval '1 day' from posts p) end);
  return null;
end
$$;
