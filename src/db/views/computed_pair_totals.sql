-- What pair_totals must hold, computed from pair_sessions. The audit compares them (differing_rollups).
create view computed_pair_totals as
select guid_a, guid_b, sum(rounds) as rounds, sum(wins) as wins, sum(losses) as losses, sum(draws) as draws, sum(kills_a) as kills_a,
  sum(deaths_a) as deaths_a, sum(kills_b) as kills_b, sum(deaths_b) as deaths_b
from pair_sessions
group by guid_a, guid_b;
