import type { LegacyFile } from '../legacy/file.ts';
import { nameStart, twoPlaces, whole } from '../written.ts';

const measures: Record<string, [value: string, write: (value: number) => string]> = {
  kills: ['sum(kills)', (value) => `${whole(value)} kills`],
  dpm: ['60.0 * sum(damage_given) / nullif(sum(seconds), 0)', (value) => `DPM ${whole(value)}`],
  ratio: ['1.0 * sum(damage_given) / max(sum(damage_received), 1)', (value) => `damage ratio ${twoPlaces(value)}`],
  revives: ['sum(revives_given)', (value) => `${whole(value)} revives`],
  objectives: ['sum(objectives_stolen + objectives_returned)', (value) => `${whole(value)} objectives`],
};

/** Who stands furthest above a session's mean in all measures together, and where most: the name and the strongest reason. */
export function mostValuable(file: LegacyFile, session: number): string {
  const long = Object.entries(measures).map(
    ([label, [value]]) =>
      `select player_guid as guid, '${label}' as label, ${value} as value from counted where session = ${session} group by 1`,
  );
  const ahead = file.rows<{ guid: string; label: string; value: number; z: number }>(
    `with long as (${long.join(' union all ')}),
     spread as (
       select label, mean, sqrt(sum((value - mean) * (value - mean)) / (count(value) - 1)) as deviation
       from long join (select label, avg(value) as mean from long group by 1) using (label) group by 1
     ),
     scored as (select guid, label, value, case when deviation > 0 then coalesce((value - mean) / deviation, 0) else 0 end as z from long join spread using (label))
     select * from scored where z > 0 and guid = (select guid from scored group by guid order by sum(z) desc limit 1) order by z desc`,
  );
  const [best] = ahead;
  return `${nameStart(file.nameOf(best?.guid ?? ''))} · ${best ? measures[best.label]?.[1](best.value) : ''}`;
}
