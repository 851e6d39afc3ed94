-- Edits messages about players who are merged or parted.
-- needs: want_posts_of_player
create trigger player_merges_posts after insert or update or delete on player_merges
  for each row execute function want_posts_of_player();
