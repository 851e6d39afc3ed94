-- Removes the links that a merge set aside once their player is forgotten.
create function forget_links_set_aside() returns trigger language plpgsql
as $$
begin
  update player_merges set links_set_aside = '[]' where from_guid = new.guid;
  return null;
end
$$;
