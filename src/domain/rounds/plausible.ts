import type { Finding } from '../round-file/finding.ts';
import { cell, cells } from '../round-file/tally.ts';
import { weapons as catalogue } from '../weapons.ts';
import type { RoundTally } from './difference.ts';
import { secondsPlayed } from './player-row.ts';

const grace = 60;

/** What cannot be in one player's counters of one round: kept, and said. One grenade may hit several, so only bullets are checked. */
export function implausible(tally: RoundTally, duration: number | null): Finding[] {
  const findings: Finding[] = [];
  const { guid, weapons } = tally;
  for (const [index, { label, bullets }] of catalogue.entries()) {
    const at = (which: keyof typeof cell) => weapons[index * cells + cell[which]] ?? 0;
    if (!bullets || (at('hits') <= at('shots') && at('headshots') <= at('hits'))) continue;
    const message = `${label}: ${at('shots')} shots, ${at('hits')} hits, ${at('headshots')} of them headshots.`;
    findings.push({ code: 'implausible', guid, message });
  }
  const seconds = secondsPlayed(tally);
  if (duration !== null && seconds > duration + grace) {
    findings.push({ code: 'time', guid, message: `Played ${seconds} s of a round of ${duration} s.` });
  }
  return findings;
}
