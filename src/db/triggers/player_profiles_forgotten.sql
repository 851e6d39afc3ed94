-- Deletes a player's set-aside links when the player is forgotten.
-- needs: forget_links_set_aside
create trigger player_profiles_forgotten after insert or update on player_profiles
  for each row when (new.forgotten) execute function forget_links_set_aside();
