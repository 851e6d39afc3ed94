-- Edits messages about players to whom a manager gives a name, or gives back their own.
-- needs: want_posts_of_player
create trigger given_names_posts after insert or update or delete on given_names
  for each row execute function want_posts_of_player();
