/** Returns SQL for kills per death, or for the kills if there was no death. */
const ratio = (kills: string, deaths: string) =>
  `case when ${deaths} > 0 then 1.0 * (${kills}) / (${deaths}) else 1.0 * (${kills}) end`;

/**
 * Creates temporary tables. `pairs` holds two players' sums over rounds on the same side, each pair in both orders; a player paired with
 * themselves is all they played. `synergies` holds the pairs with at least 10 rounds together.
 */
export const pairsSql = `
  create temp table pairs as
  select a.guid as a, b.guid as b, count(*) as rounds, sum(a.decided) as decided, sum(a.won) as won,
    sum(a.kills) as kills_a, sum(a.deaths) as deaths_a, sum(b.kills) as kills_b, sum(b.deaths) as deaths_b
  from sides a join sides b on b.round = a.round and b.side = a.side group by 1, 2;

  create temp table synergies as
  with apart as (
    select p.*, 1.0 * p.won / nullif(p.decided, 0) as together,
      1.0 * (s.won - p.won) / nullif(s.decided - p.decided, 0) as rate_a, 1.0 * (t.won - p.won) / nullif(t.decided - p.decided, 0) as rate_b,
      ${ratio('p.kills_a', 'p.deaths_a')} as with_a, ${ratio('s.kills_a - p.kills_a', '(s.deaths_a - p.deaths_a)')} as without_a,
      ${ratio('p.kills_b', 'p.deaths_b')} as with_b, ${ratio('t.kills_a - p.kills_b', '(t.deaths_a - p.deaths_b)')} as without_b,
      min(s.rounds, t.rounds) - p.rounds as least_apart
    from pairs p join pairs s on s.a = p.a and s.b = p.a join pairs t on t.a = p.b and t.b = p.b
    where p.a <> p.b and p.rounds >= 10
  ),
  changed as (
    select *, coalesce((rate_a + rate_b) / 2, rate_a, rate_b) as apart,
      (with_a - without_a) / nullif(without_a, 0) as change_a, (with_b - without_b) / nullif(without_b, 0) as change_b
    from apart
  ),
  scored as (
    select *, 0.6 * coalesce(together - apart, 0) + 0.4 * coalesce((change_a + change_b) / 2, change_a, change_b, 0) as score,
      min(rounds / 50.0, 1) as confidence
    from changed
  )
  select *, score * confidence as weighted,
    case when score > 0.15 then 'excellent' when score > 0.08 then 'good' when score > 0.03 then 'positive' when score > -0.03 then 'neutral'
      else 'poor' end as rating
  from scored;`;
