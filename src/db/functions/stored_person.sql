-- Returns what is stored about a person, their links and deletions, the decisions of managers, and how many rows of each table there are. Only
-- for managers: it also tells of people who are hidden.
-- needs: guids_of, player_name
create function stored_person(person text) returns jsonb language plpgsql stable
as $$
begin
  return (
    select jsonb_build_object(
      'guids', to_jsonb(own.guids),
      'name', player_name(own.guids[1]),
      'chosen_name', (
        select display_name from player_profiles where player_guid = any (own.guids) and display_name is not null
        order by display_name_updated_at desc nulls last limit 1
      ),
      'given_name', (select name from given_names where guid = any (own.guids) order by given_at desc limit 1),
      'links', (
        select coalesce(jsonb_agg(jsonb_build_object('discord_id', discord_id::text, 'username', discord_username, 'since', linked_date)), '[]')
        from player_links where et_guid = any (own.guids)
      ),
      'claims', (
        select coalesce(jsonb_agg(jsonb_build_object('discord_id', discord_id::text, 'since', claimed_at, 'waits', outcome is null)), '[]')
        from link_claims where guid = any (own.guids)
      ),
      'opted_out', exists (select from player_profiles where player_guid = any (own.guids) and opted_out),
      'remove_after', (select min(remove_after) from forgotten_players where guid = any (own.guids) and removed_at is null),
      'removed_at', (select min(removed_at) from forgotten_players where guid = any (own.guids)),
      'exclusion', (
        select jsonb_build_object('since', excluded_at, 'by', excluded_by::text, 'reason', reason)
        from excluded_players where guid = any (own.guids) order by excluded_at, guid limit 1
      ),
      'aliases', (select count(distinct alias) from player_aliases where guid = any (own.guids)),
      'rounds', (select count(*) from player_comprehensive_stats where player_guid = any (own.guids)),
      'weapons', (select count(*) from weapon_comprehensive_stats where player_guid = any (own.guids)),
      'awards', (select count(*) from round_awards where player_guid = any (own.guids)),
      'vs', (
        select count(*) from round_versus where subject_guid = any (own.guids) or opponent_guid = any (own.guids)
      ),
      'records', (select count(*) from records where guid = own.guids[1] or own.guids[1] = any (team)),
      'teams', (select count(*) from session_teams where exists (select from unnest(own.guids) as g where strpos(player_guids, g) > 0)),
      'decisions', (
        select coalesce(jsonb_agg(to_jsonb(d) order by d.at desc, d.id desc), '[]')
        from (
          select id, decision, decided_at as at, decided_by::text as by, reason from person_decisions
          where guid = any (own.guids) order by id desc limit 8
        ) as d
      )
    )
    from (select guids_of(person) as guids) as own
  );
end
$$;
