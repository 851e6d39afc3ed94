-- Claims that a Discord user is a player. The claim waits for proof. With `is_open` the user is linked at once. Returns 'claimed' or
-- 'linked'. Refuses with 'user taken' if the user is linked, 'user claims' if another claim of theirs waits, 'player taken' if the player
-- is linked to somebody else, and 'too soon' if the user's last claim was less than a day ago. A player who is hidden from the user can
-- be claimed even when linked, because a refusal would tell that they are linked. A waiting claim is renewed once its code has expired.
create function claim_link(user_id bigint, username text, asked text, at timestamptz, is_open boolean) returns text language plpgsql
as $$
declare
  person constant text := person_of(asked);
  earlier link_claims;
  new_code text;
begin
  perform lock_links();
  delete from link_claims c where c.outcome is not null and c.told and c.claimed_at <= at - interval '1 day';
  if exists (select from player_links l where l.discord_id = user_id) then
    return 'user taken';
  end if;
  select c.* into earlier from link_claims c where c.discord_id = user_id;
  if earlier.claimed_at is not null and earlier.outcome is null then
    if person_of(earlier.guid) <> person then
      return 'user claims';
    end if;
    if not is_open and earlier.claimed_at > at - interval '7 days' then
      return 'claimed';
    end if;
  elsif earlier.claimed_at > at - interval '1 day' then
    return 'too soon';
  end if;
  if exists (select from player_links l where l.et_guid = any (guids_of(person))) and not is_hidden(person, user_id) then
    return 'player taken';
  end if;
  if not is_open then
    new_code := new_link_code();
    insert into link_codes (code, guid, issued_at) values (new_code, asked, at);
  elsif verify_link(user_id, username, person, at, 'accepted') = 'player taken' then
    return 'player taken';
  end if;
  insert into link_claims as c (discord_id, discord_username, guid, code, claimed_at, outcome, told)
  values (
    user_id, case when not is_open then username end, case when is_open then '' else asked end, new_code, at,
    case when is_open then 'accepted' end, is_open
  )
  on conflict (discord_id) do update set
    discord_username = excluded.discord_username, guid = excluded.guid, code = excluded.code, claimed_at = excluded.claimed_at,
    outcome = excluded.outcome, told = excluded.told;
  return case when is_open then 'linked' else 'claimed' end;
end
$$;
