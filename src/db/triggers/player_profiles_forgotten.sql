-- Forgets a player's set-aside links with the player.
-- needs: forget_links_set_aside
create trigger player_profiles_forgotten after insert or update on player_profiles
  for each row when (new.forgotten) execute function forget_links_set_aside();
