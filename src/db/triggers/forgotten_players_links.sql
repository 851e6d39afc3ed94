-- Deletes a player's set-aside links when the player is forgotten.
-- needs: forget_links_set_aside
create trigger forgotten_players_links after insert or update on forgotten_players
  for each row when (new.removed_at is not null) execute function forget_links_set_aside();
