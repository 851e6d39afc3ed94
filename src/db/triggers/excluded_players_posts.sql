-- Edits messages about players who are excluded, or count again.
-- needs: want_posts_of_player
create trigger excluded_players_posts after insert or delete on excluded_players
  for each row execute function want_posts_of_player();
