import type { Formula, Terms } from '../domain/formula.ts';
import type { Sql } from './db.ts';
import { raw } from './db.ts';

/**
 * Returns the formula over the columns of player_totals as a double precision expression. The expression is null where the formula has no
 * value.
 */
export function formulaSql(formula: Formula): Sql {
  return raw(expression(formula));
}

function expression({ times, numerator, denominator, atLeast, whenNone, within }: Formula): string {
  const top = `${times} * ${add(numerator)}`;
  if (!denominator) return `(${top})`;
  const bottom = atLeast === undefined ? add(denominator) : `greatest(${add(denominator)}, ${atLeast})`;
  const value = `${top} / nullif(${bottom}, 0)`;
  // greatest() and least() ignore null, so the case without a value is checked first.
  if (within) return `case when ${bottom} <> 0 then least(greatest(${value}, ${within[0]}), ${within[1]}) end`;
  return whenNone === 'numerator' ? `coalesce(${value}, ${top})` : `(${value})`;
}

// Terms come from the catalogue and never from a request, so they may be part of the SQL text.
function add(terms: Terms): string {
  const columns = terms.map((term) => (term.startsWith('-') ? `- ${term.slice(1)}` : `+ ${term}`));
  return `(${columns.join(' ').replace(/^\+ /, '')})::double precision`;
}
