import type { Db } from '../../../src/db/db.ts';
import { sql } from '../../../src/db/db.ts';
import { storedSettings } from '../../../src/db/queries/settings.ts';
import type { Setup } from '../../cli/setup.ts';
import type { Finding } from '../finding.ts';
import { warning } from '../finding.ts';

/** How many of the newest rounds are looked at, and how few say nothing. */
const newest = 500;
const fewest = 20;
/** The share of rounds in the evening below which the zone is doubted. */
const usualShare = 0.5;

/** Returns a finding if most rounds were not played in the evening, between 18:00 and 02:00: one of the time zones is wrong. */
export async function zoneFinding(db: Db, { values }: Setup): Promise<Finding[]> {
  const settings = await storedSettings(db);
  const zone = settings.timeZone ?? values.get('TIME_ZONE')?.text ?? 'UTC';
  const hours = await db.query<{ hour: number; rounds: number }>(sql`
    select extract(hour from played_at at time zone ${zone})::int as hour, count(*)::int as rounds
    from (select played_at from rounds order by played_at desc limit ${newest}) as latest
    group by 1 order by 2 desc, 1`);
  const total = hours.reduce((sum, { rounds }) => sum + rounds, 0);
  const evening = hours.filter(({ hour }) => hour >= 18 || hour < 2).reduce((sum, { rounds }) => sum + rounds, 0);
  const [busiest] = hours;
  if (!busiest || total < fewest || evening / total >= usualShare) return [];
  const percent = Math.round((100 * evening) / total);
  const named = settings.timeZone ? `/admin config timezone: (${zone})` : `TIME_ZONE (${zone}) in wrangler.toml`;
  const server = values.get('SERVER_TIME_ZONE')?.text ?? 'UTC';
  return [
    warning(
      'zone-implausible',
      `Only ${percent} % of the newest ${total} rounds were played between 18:00 and 02:00 in ${zone}; most at ${busiest.hour}:00.`,
      `Is ${named} where your players live, and SERVER_TIME_ZONE (${server}) the clock of the game server? Correct the one that is wrong, then npm run deploy.`,
    ),
  ];
}
