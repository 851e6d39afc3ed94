-- Removes the names of forgotten GUIDs from what only mentions them: rosters, rows of the old bot that were quarantined or replaced,
-- messages about refused files, and what managers typed. A name of one or two characters is removed from typed text only if it is all of the text, because it may
-- be a word. `known` is [{guid, name}], see known_names.
-- needs: name_keys, without_quotes
create function remove_names_from_texts(guids text[], known jsonb) returns void language plpgsql
as $$
declare
  unknown constant text := 'Unknown Player';
  keys constant text[] := array(
    select distinct key from jsonb_to_recordset(known) as n (guid text, name text) cross join lateral unnest(name_keys(n.name)) as key
  );
  words constant text := (
    select '(?<![[:alnum:]])(?:' || string_agg(regexp_replace(key, '([^[:alnum:][:space:]])', '\\\1', 'g'), '|' order by length(key) desc)
      || ')(?![[:alnum:]])'
    from unnest(keys) as key where length(key) > 2
  );
begin
  -- A roster's names stand in the order of its GUIDs, or else belong to anybody in it.
  update session_teams t set player_names = (
    select jsonb_agg(
      case
        when roster.members ->> (n.position::integer - 1) = any (guids) then unknown
        when keys && name_keys(n.name) and not exists (
          select from player_aliases a
          where a.guid = roster.members ->> (n.position::integer - 1) and a.guid <> all (guids) and name_keys(a.alias) && name_keys(n.name)
        ) then unknown
        else n.name
      end order by n.position
    )::text
    from (select case when t.player_guids is json array then t.player_guids::jsonb else '[]' end as members) as roster,
      jsonb_array_elements_text(t.player_names::jsonb) with ordinality as n (name, position)
  )
  where exists (select from unnest(guids) as one (guid) where strpos(t.player_guids, one.guid) > 0)
    and t.player_names is json array and t.player_names <> '[]';
  update session_teams t set player_names = '[]'
  where exists (select from unnest(guids) as one (guid) where strpos(t.player_guids, one.guid) > 0) and not t.player_names is json array;

  update quarantined_rows q
  set problems = regexp_replace(q.problems, ' = [^\n]*: ', ' = …: ', 'g'),
    content = (
      select json_object_agg(cell.key, case
        when json_typeof(cell.value) = 'null' then cell.value
        when cell.key in ('player_name', 'clean_name', 'alias', 'et_name', 'display_name', 'discord_username', 'player_names') then to_json(unknown)
        when json_typeof(cell.value) = 'string' and keys && name_keys(cell.value #>> '{}') then to_json(unknown)
        else cell.value
      end)::text
      from json_each(q.content::json) as cell
    )
  where exists (select from unnest(guids) as one (guid) where strpos(q.content, one.guid) > 0);

  update replaced_rounds r
  set players = (
      select coalesce(jsonb_agg(
        case when row ->> 'player_guid' = any (guids) then row || jsonb_build_object('player_name', unknown, 'clean_name', unknown) else row end
        order by position
      ), '[]')
      from jsonb_array_elements(r.players) with ordinality as p (row, position)
    ),
    weapons = (
      select coalesce(jsonb_agg(
        case when row ->> 'player_guid' = any (guids) then row || jsonb_build_object('player_name', unknown) else row end order by position
      ), '[]')
      from jsonb_array_elements(r.weapons) with ordinality as w (row, position)
    )
  where exists (select from jsonb_array_elements(r.players || r.weapons) as row where row ->> 'player_guid' = any (guids));

  -- A refused file may have had any name in any place.
  update processed_files f set error_message = without_quotes(f.error_message)
  where f.success is not true and f.error_message like '%"%';

  update rounds r set verdict_reason = unknown where r.verdict_reason is not null and keys && name_keys(r.verdict_reason);
  update excluded_players e set reason = unknown where keys && name_keys(e.reason);
  update person_decisions d set reason = unknown where keys && name_keys(d.reason);
  update round_files f set ruling = f.ruling || jsonb_build_object('verdict_reason', unknown)
  where f.ruling is not null and keys && name_keys(coalesce(f.ruling ->> 'verdict_reason', ''));
  update replaced_rounds r set round = r.round || jsonb_build_object('verdict_reason', unknown)
  where keys && name_keys(coalesce(r.round ->> 'verdict_reason', ''));
  if words is not null then
    update rounds r set verdict_reason = regexp_replace(r.verdict_reason, words, unknown, 'gi') where r.verdict_reason ~* words;
    update excluded_players e set reason = regexp_replace(e.reason, words, unknown, 'gi') where e.reason ~* words;
    update person_decisions d set reason = regexp_replace(d.reason, words, unknown, 'gi') where d.reason ~* words;
    update round_files f
    set ruling = f.ruling || jsonb_build_object('verdict_reason', regexp_replace(f.ruling ->> 'verdict_reason', words, unknown, 'gi'))
    where f.ruling is not null and f.ruling ->> 'verdict_reason' ~* words;
    update replaced_rounds r
    set round = r.round || jsonb_build_object('verdict_reason', regexp_replace(r.round ->> 'verdict_reason', words, unknown, 'gi'))
    where r.round ->> 'verdict_reason' ~* words;
    update session_teams t set team_name = regexp_replace(t.team_name, words, unknown, 'gi')
    where t.team_name ~* words and not exists (
      select from session_teams other
      where other.id <> t.id and other.session_start_date = t.session_start_date and other.map_name = t.map_name and other.team_name ~* words
    );
  end if;
end
$$;
