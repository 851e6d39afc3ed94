-- Edits messages about a player who asks for deletion, takes it back, or is forgotten.
-- needs: want_posts_of_player
create trigger forgotten_players_posts after insert or update or delete on forgotten_players
  for each row execute function want_posts_of_player();
