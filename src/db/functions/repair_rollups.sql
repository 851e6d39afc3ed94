-- Computes all rollups again if one of them is wrong. Returns those that were, each with how many of its rows.
-- needs: differing_rollups, rebuild_rollups
create function repair_rollups() returns table (rollup text, differing bigint) language plpgsql
as $$
begin
  if exists (select from differing_rollups()) then
    return query select r.rollup, r.differing from rebuild_rollups() as r where r.differing > 0 order by r.rollup;
  end if;
end
$$;
