-- Edits messages about a player who opts out or in, or chooses another name.
-- needs: want_posts_of_player
create trigger player_profiles_posts after insert or update of opted_out, display_name or delete on player_profiles
  for each row execute function want_posts_of_player();
