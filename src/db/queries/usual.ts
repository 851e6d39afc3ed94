import { eveningsCompared, leastRoundsOfAnEvening, personalFigures } from '../../domain/usual.ts';
import type { Sql } from '../db.ts';
import { raw, sql } from '../db.ts';
import { formulaSql } from '../formula-sql.ts';

const means = raw(personalFigures.map(({ key }) => `'${key}', avg(${key})`).join(', '));
const values = personalFigures
  .map(({ key, formula }) => sql`${formulaSql(formula)} as ${raw(key)}`)
  .reduce((all, one) => sql`${all}, ${one}`);

/**
 * Returns an expression for a player's {@link import('../../domain/usual.ts').Usual} before the session that began at `before`: the means
 * over their latest evenings with enough rounds.
 */
export function usualAsJson({ guid, before }: { guid: Sql; before: Sql }): Sql {
  return sql`(
    select jsonb_build_object(
      'evenings', count(*), 'has_legacy_low', coalesce(bool_or(has_legacy_low), false), 'means', jsonb_build_object(${means})
    )
    from (
      select ${values}, exists (
        select from rounds r
        where r.session_start = p.session_start and r.server = p.server and r.source = 'legacy' and r.round_number = 2 and r.is_valid
      ) as has_legacy_low
      from player_sessions p
      where p.player_guid = ${guid} and p.session_start < ${before} and p.rounds >= ${leastRoundsOfAnEvening}
      order by p.session_start desc, p.server
      limit ${eveningsCompared}
    ) as evening
  )`;
}
