import type { Client } from 'pg';
import type { DerivedRound } from '../copy/round-derivation.ts';
import { refused } from '../source/findings.ts';

/** What the hours of the rounds say about the time zone in which they were read. */
export interface ZoneEvidence {
  timeZone: string;
  rounds: number;
  /** How many of the rounds ended between 19:00 and 01:00. */
  inTheEvening: number;
}

/** Counts the rounds that ended in the evening by the clock of the zone. Match summaries are left out. */
export function zoneEvidence(
  rounds: Iterable<Pick<DerivedRound, 'number' | 'playedAt'>>,
  timeZone: string,
): ZoneEvidence {
  const clock = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', hour: 'numeric' });
  const evidence = { timeZone, rounds: 0, inTheEvening: 0 };
  for (const { number, playedAt } of rounds) {
    if (number === 0) continue;
    const hour = Number(clock.format(playedAt));
    evidence.rounds += 1;
    if (hour >= 19 || hour < 1) evidence.inTheEvening += 1;
  }
  return evidence;
}

/** Returns the evidence as a sentence, and a doubt if people seem to have played at odd hours. */
export function zoneLine({ timeZone, rounds, inTheEvening }: ZoneEvidence): string {
  if (rounds === 0) return `times are read in ${timeZone}`;
  const share = Math.round((100 * inTheEvening) / rounds);
  const doubt =
    share < 50 ? '; if people play in the evening, the clock of the game server was in another --timezone' : '';
  return `times are read in ${timeZone}: ${share}% of ${rounds} rounds ended between 19:00 and 01:00 there${doubt}`;
}

/** Throws MigrationRefused if the rounds in the target were read in another zone, in which their times differ. */
export async function refuseOtherZone(
  client: Client,
  given: string | undefined,
  stored: string | undefined,
): Promise<void> {
  if (given === undefined || stored === undefined || given === stored) return;
  const { rows } = await client.query<{ least: number | null; most: number }>(
    `select min(shift)::float8 as least, max(shift)::float8 as most
    from (
      select extract(epoch from ((round_date + round_time) at time zone $1) - ((round_date + round_time) at time zone $2)) / 3600 as shift
      from rounds where source = 'legacy'
    ) as shifts`,
    [stored, given],
  );
  const [{ least, most } = { least: null, most: 0 }] = rows;
  if (least === null || (least === 0 && most === 0)) return;
  const hours = least === most ? hoursText(most) : `${hoursText(least)} to ${hoursText(most)}`;
  throw refused(
    'target',
    `was migrated in ${stored}. In ${given} all times differ by ${hours} h: another --timezone? Leave the option out to go on with ${stored}; --replace reads the source again in ${given}`,
  );
}

const hoursText = (hours: number) => String(Math.round(100 * hours) / 100);
