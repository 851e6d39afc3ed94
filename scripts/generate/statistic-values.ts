import { formulaSql } from '../../src/db/formula-sql.ts';
import { sums } from '../../src/domain/formula.ts';
import { statistics } from '../../src/domain/statistics.ts';

/** Returns the SQL of the function that computes each statistic, by file name below src/db. */
export function statisticValues(): Record<string, string> {
  const names = new RegExp(`\\b(${sums.join('|')})\\b`, 'g');
  const values = statistics.map(
    ({ key, formula }) => `    when '${key}' then ${formulaSql(formula).text.replace(names, '(sums).$1')}`,
  );
  return {
    'functions/statistic_value.sql': `-- Returns the value of a statistic for sums. Null where it has none, or if there is no such statistic.
-- generated: by npm run generate, from src/domain/statistics.ts
create function statistic_value(key text, sums player_totals) returns double precision language sql immutable
as $$
  select case key
${values.join('\n')}
  end
$$;
`,
  };
}
