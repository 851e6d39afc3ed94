-- Brings pair_ranks up to date. Call it before reading them. Changes nothing while rounds are being written or in a read-only transaction,
-- and leaves the work to the next call. The formula of domain/synergy.ts is repeated in SQL, because a ranking of a hundred thousand pairs
-- needs an index. Unknown terms count as 0. A person's sums apart are the row with themselves minus the pair's row.
create function rank_pairs() returns void
language plpgsql set jit = off
as $$
declare
  people text[];
begin
  if current_setting('transaction_read_only')::boolean or not exists (select from pairs_to_rank) or not try_lock_rounds() then
    return;
  end if;
  with done as (delete from pairs_to_rank returning guid)
  select array_agg(guid) into people from done;
  delete from pair_ranks where guid_a = any (people) or guid_b = any (people);
  insert into pair_ranks (guid_a, guid_b, score, weighted)
  select p.guid_a, p.guid_b, synergy.score, synergy.score * least(p.rounds / 50.0::float8, 1)
  from pair_totals p
  join pair_totals a on a.guid_a = p.guid_a and a.guid_b = p.guid_a
  join pair_totals b on b.guid_a = p.guid_b and b.guid_b = p.guid_b
  cross join lateral (
    select p.wins / nullif(p.wins + p.losses + p.draws, 0)::float8 as won,
      p.kills_a / greatest(p.deaths_a, 1)::float8 as kd_a,
      p.kills_b / greatest(p.deaths_b, 1)::float8 as kd_b
  ) as together
  cross join lateral (
    select (a.wins - p.wins) / nullif(a.wins + a.losses + a.draws - p.wins - p.losses - p.draws, 0)::float8 as won_a,
      (b.wins - p.wins) / nullif(b.wins + b.losses + b.draws - p.wins - p.losses - p.draws, 0)::float8 as won_b,
      (a.kills_a - p.kills_a) / greatest(a.deaths_a - p.deaths_a, 1)::float8 as kd_a,
      (b.kills_a - p.kills_b) / greatest(b.deaths_a - p.deaths_b, 1)::float8 as kd_b
  ) as apart
  cross join lateral (
    select (together.kd_a - apart.kd_a) / nullif(apart.kd_a, 0) as a, (together.kd_b - apart.kd_b) / nullif(apart.kd_b, 0) as b
  ) as boost
  cross join lateral (
    select 0.6 * coalesce(together.won - coalesce((apart.won_a + apart.won_b) / 2, apart.won_a, apart.won_b), 0)
      + 0.4 * coalesce((boost.a + boost.b) / 2, boost.a, boost.b, 0) as score
  ) as synergy
  where p.guid_a < p.guid_b and (p.guid_a = any (people) or p.guid_b = any (people))
    and p.rounds >= 10 and a.rounds - p.rounds >= 10 and b.rounds - p.rounds >= 10;
end
$$;
