-- Verifies the claims that a round file proves: `codes` occur in their players' names. Where several claim one player, the earliest claim
-- wins. A claim ends as 'taken' if its player is linked to somebody else.
create function prove_links(codes text[], at timestamptz) returns void language plpgsql
as $$
declare
  claim link_claims;
begin
  perform lock_links();
  for claim in
    select c.* from link_claims c where c.code = any (codes) and c.outcome is null order by c.claimed_at, c.discord_id
  loop
    -- An earlier claim of the loop may have ended this one.
    if exists (select from link_claims c where c.discord_id = claim.discord_id and c.outcome is null)
      and verify_link(claim.discord_id, claim.discord_username, claim.guid, at, 'proved') <> 'linked' then
      update link_claims c set outcome = 'taken', discord_username = null where c.discord_id = claim.discord_id;
    end if;
  end loop;
end
$$;
