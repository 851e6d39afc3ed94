-- What /admin needs: what came in lately by index, verdicts on rounds with who and why, merges that can be undone, rollups examined.

create index processed_files_at_idx on processed_files (processed_at desc nulls last, id desc);
create index rounds_created_at_idx on rounds (created_at);

alter table rounds
  add column verdict_reason text,
  add column verdict_by bigint,
  add column verdict_at timestamptz,
  add constraint rounds_verdict_iff_override check (validity_override is not null or num_nonnulls(verdict_reason, verdict_by, verdict_at) = 0);
comment on column rounds.verdict_reason is 'Why an admin ruled on this round, in their words; invalid_reason may say something else after the file was derived again.';

alter table player_merges
  add column asked_into text,
  add column links_set_aside jsonb not null default '[]';
comment on column player_merges.asked_into is 'What it was merged into before that one was merged itself; null: into_guid. Undoing the later merge leads back here.';
comment on column player_merges.links_set_aside is 'Rows of player_links that gave way, because the person merged into has a link; undoing the merge brings them back.';

-- Who is forgotten is forgotten here too.
create function forget_links_set_aside() returns trigger language plpgsql
as $$
begin
  update player_merges set links_set_aside = '[]' where from_guid = new.player_guid;
  return null;
end
$$;
create trigger player_profiles_forgotten after insert or update on player_profiles
  for each row when (new.forgotten) execute function forget_links_set_aside();

-- Makes one person count as another: `gone` and whoever was merged into it. Answers 'merged', 'same' when they are one person already,
-- or 'gone' when somebody else has merged either of them meanwhile. A link of `gone` gives way where `kept` has one.
create function merge_people(gone text, kept text, by_user bigint) returns text language plpgsql
as $$
declare
  set_aside jsonb := '[]';
begin
  perform lock_rounds();
  if person_of(gone) = person_of(kept) then
    return 'same';
  end if;
  if person_of(gone) <> gone or person_of(kept) <> kept then
    return 'gone';
  end if;
  if exists (select from player_links where et_guid = any (guids_of(kept))) then
    with given_way as (delete from player_links where et_guid = any (guids_of(gone)) returning *)
    select coalesce(jsonb_agg(to_jsonb(given_way)), '[]') into set_aside from given_way;
  end if;
  update player_merges set into_guid = kept, asked_into = coalesce(asked_into, into_guid) where into_guid = gone;
  insert into player_merges (from_guid, into_guid, merged_by, links_set_aside) values (gone, kept, by_user, set_aside);
  perform refresh_totals(array[gone, kept]);
  return 'merged';
end
$$;

-- Takes a merge back: `gone` is a person again, with whoever had been merged into it before. A link that gave way comes back unless
-- its Discord user or its player has another by now. False when there is no such merge any more.
create function undo_merge(gone text) returns boolean language plpgsql
as $$
declare
  undone player_merges;
begin
  perform lock_rounds();
  delete from player_merges where from_guid = gone returning * into undone;
  if undone is null then
    return false;
  end if;
  with recursive came (guid) as (
    select gone
    union
    select m.from_guid from came join player_merges m on m.asked_into = came.guid and m.into_guid = undone.into_guid
  )
  update player_merges m
  set into_guid = gone, asked_into = nullif(m.asked_into, gone)
  from came
  where m.from_guid = came.guid;
  insert into player_links
  select l.* from jsonb_populate_recordset(null::player_links, undone.links_set_aside) as l
  where not exists (select from player_links other where other.et_guid = any (guids_of(person_of(l.et_guid))))
  on conflict do nothing;
  perform refresh_totals(array[gone, undone.into_guid]);
  return true;
end
$$;

-- Makes all rollups anew and says of each how many rows it has, how many of them were not so before or are gone, and some of these.
create function rebuild_rollups() returns table (rollup text, stored bigint, differing bigint, examples jsonb) language plpgsql
as $$
declare
  names constant text[] := array(
    select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and obj_description(oid, 'pg_class') like 'Rollup of %'
    order by relname
  );
begin
  perform lock_rounds();
  foreach rollup in array names loop
    execute format('drop table if exists pg_temp.%I', 'before_' || rollup);
    execute format('create temp table %I on commit drop as table public.%I', 'before_' || rollup, rollup);
  end loop;
  perform refresh_totals();
  foreach rollup in array names loop
    execute format('select count(*) from public.%I', rollup) into stored;
    execute format(
      'with wrong as materialized (table pg_temp.%2$I except table public.%1$I),
        missing as materialized (table public.%1$I except table pg_temp.%2$I)
      select greatest((select count(*) from wrong), (select count(*) from missing)),
        coalesce((
          select jsonb_agg(row) from (
            (select to_jsonb(wrong) as row from wrong limit 3) union (select to_jsonb(missing) from missing limit 3)
          ) as sample
        ), ''[]'')',
      rollup, 'before_' || rollup
    ) into differing, examples;
    return next;
  end loop;
end
$$;

-- As rebuild_rollups, and leaves everything as it is: variables outlive what the block's error undoes.
create function examine_rollups() returns table (rollup text, stored bigint, differing bigint, examples jsonb) language plpgsql
as $$
declare
  found jsonb;
begin
  begin
    select jsonb_agg(to_jsonb(r)) into found from rebuild_rollups() as r;
    raise exception using errcode = 'SW001', message = 'only looking';
  exception when sqlstate 'SW001' then
  end;
  return query select * from jsonb_to_recordset(found) as f (rollup text, stored bigint, differing bigint, examples jsonb);
end
$$;

-- Fails when a round has come in after `newest`, or the community's time zone is not `zone` any more: the caller has computed from
-- something that is no longer so.
create function require_unchanged_rounds(newest bigint, zone text) returns void language plpgsql
as $$
begin
  perform lock_rounds();
  if exists (select from rounds where id > newest)
    or (select value from settings where name = 'time_zone') is distinct from zone then
    raise exception 'rounds came in or were moved meanwhile' using errcode = 'serialization_failure';
  end if;
end
$$;

-- The newest file a caller has seen, as it gave it; fails when a manager has set another time zone than `zone` since: what the caller
-- derived is read in the wrong one.
create function newest_in_zone(newest bigint, zone text) returns bigint language plpgsql
as $$
begin
  perform lock_rounds();
  if (select value from settings where name = 'time_zone') is distinct from zone then
    raise exception 'the time zone was set meanwhile' using errcode = 'serialization_failure';
  end if;
  return newest;
end
$$;

-- Writes rounds of a server and map again from the files they were made from: store_file without a new file.
create function rewrite_rounds(on_server text, on_map text, changes jsonb, gained jsonb, lost jsonb, newest_file_seen bigint)
returns setof rounds
language plpgsql
as $$
declare
  change jsonb;
  ids bigint[] := '{}';
begin
  perform lock_rounds();
  if exists (select from round_files f where f.server = on_server and f.map_name = on_map and f.id > newest_file_seen) then
    raise exception 'another file of % on % came in meanwhile', on_map, on_server using errcode = 'serialization_failure';
  end if;
  set constraints rounds_match_round_key deferred;
  for change in select * from jsonb_array_elements(changes) loop
    ids := ids || write_round(on_server, change);
  end loop;
  set constraints rounds_match_round_key immediate;
  if gained <> '[]' then
    perform add_names(gained);
  end if;
  if lost <> '[]' then
    perform forget_names(lost);
  end if;
  if ids <> '{}' then
    perform settle_rounds(on_server, ids);
  end if;
  return query
    select r.* from unnest(ids) with ordinality as written (id, position) join rounds r using (id) order by written.position;
end
$$;
