-- Returns the person that a Discord user is linked to, or else has claimed to be. Use it only for what this user alone sees, because
-- anybody can claim anybody. What others see needs a row of player_links.
-- needs: person_of
create function own_player(user_id bigint) returns text language sql stable
  return coalesce(
    (select person_of(l.et_guid) from player_links l where l.discord_id = own_player.user_id),
    (select person_of(c.guid) from link_claims c where c.discord_id = own_player.user_id and c.outcome is null)
  );
