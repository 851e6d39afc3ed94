import { fieldKinds, fieldLimits, fieldNames } from '../round-file/fields.ts';
import type { Finding } from '../round-file/finding.ts';
import { greatestCell } from '../round-file/player-line.ts';
import type { Tally } from '../round-file/tally.ts';
import { cell, cells } from '../round-file/tally.ts';
import { weapons as catalogue } from '../weapons.ts';
import type { RoundTally } from './difference.ts';
import { areTooLong, grace } from './own-counters.ts';

/** The most a player can do in a minute of play. */
const mostKills = 30;
const mostDamage = 10_000;

/**
 * Returns a finding for each of a player's bullet weapons that hit more often than it fired. Their rows count all the same. Grenades are
 * not checked, because one grenade may hit several players.
 */
export function oddHits({ guid, weapons }: RoundTally): Finding[] {
  return catalogue.flatMap(({ label, bullets }, index) => {
    const at = (which: keyof typeof cell) => weapons[index * cells + cell[which]] ?? 0;
    if (!bullets || (at('hits') <= at('shots') && at('headshots') <= at('hits'))) return [];
    const message = `${label}: ${at('shots')} shots, ${at('hits')} hits, ${at('headshots')} of them headshots.`;
    return [{ code: 'hits', guid, message }];
  });
}

/** Caps times at the duration if at least half of the players exceed it. The excess is a pause, which is not time played. */
export function withoutPause(tallies: readonly RoundTally[], duration: number | null, findings: Finding[]) {
  if (duration === null || !areTooLong(tallies, duration)) return tallies;
  const message = `At least half of the players have times far beyond the round's ${duration} s, so it was paused: nobody's time is taken as longer.`;
  findings.push({ code: 'time', message });
  return tallies.map((tally) => ({ ...tally, seconds: Math.min(tally.seconds, duration) }));
}

/** Returns the GUIDs whose rows never count, because no player can do so much in this round. `asRead` are the counters as in the file. */
export function implausibleRows(
  tallies: readonly RoundTally[],
  asRead: readonly Tally[],
  duration: number | null,
  findings: Finding[],
): string[] {
  const read = new Map(asRead.map((tally) => [tally.guid, tally]));
  return tallies.flatMap((tally) => {
    const reason = whyImplausible(tally, read.get(tally.guid) ?? tally, duration);
    if (reason === undefined) return [];
    findings.push({ code: 'implausible', guid: tally.guid, message: `${reason}: this player's row does not count.` });
    return [tally.guid];
  });
}

function whyImplausible(tally: RoundTally, asRead: Tally, duration: number | null): string | undefined {
  const { seconds, kills, fields } = tally;
  if (duration !== null && seconds > duration + grace) return `${seconds} s in a round of ${duration} s`;
  const capped = counterAtCap(asRead);
  if (capped !== undefined) return `The counter ${capped} is at its cap`;
  // Times are rounded to tenths of a minute, so less than a minute counts as a minute.
  const minutes = Math.max(60, seconds > 0 ? seconds : (duration ?? 0)) / 60;
  if (kills > mostKills * minutes) return `${kills} kills in ${seconds} s`;
  const [given = 0, received = 0] = fields;
  const damage = Math.max(given, received);
  return damage > mostDamage * minutes ? `${damage} damage in ${seconds} s` : undefined;
}

function counterAtCap({ weapons, fields }: Tally): string | undefined {
  const at = weapons.findIndex((value) => value >= greatestCell);
  if (at !== -1) return `of ${catalogue[Math.floor(at / cells)]?.label}`;
  const field = fields.findIndex((value, index) => isCounter(index) && value >= (fieldLimits[index] ?? Infinity));
  return field === -1 ? undefined : fieldNames[field];
}

const isCounter = (index: number) => fieldKinds[index] === 'cumulative' || fieldKinds[index] === 'new';
