-- Links a Discord user and a player. `how` is the outcome of the user's own claim, if one waits: 'proved' or 'accepted'. Other users'
-- claims to this player end as 'taken', unless the player is hidden from them: that would tell that the player is linked. Returns 'linked', or 'user taken' or 'player taken' if one of them is linked already.
create function verify_link(user_id bigint, username text, asked text, at timestamptz, how text) returns text language plpgsql
as $$
declare
  person constant text := person_of(asked);
begin
  perform lock_links();
  if exists (select from player_links l where l.discord_id = user_id) then
    return 'user taken';
  end if;
  if exists (select from player_links l where l.et_guid = any (guids_of(person))) then
    return 'player taken';
  end if;
  insert into player_links (discord_id, discord_username, et_guid, et_name, linked_date, verified)
  values (user_id, username, person, player_name(person), at, true);
  update link_claims c set outcome = how, discord_username = null where c.discord_id = user_id and c.outcome is null;
  update link_claims c set outcome = 'taken', discord_username = null
  where c.outcome is null and person_of(c.guid) = person and not is_hidden(person, c.discord_id);
  return 'linked';
end
$$;
