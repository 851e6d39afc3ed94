import { fieldIndex, fieldKinds, fieldNames } from '../round-file/fields.ts';
import type { Finding } from '../round-file/finding.ts';
import type { Tally } from '../round-file/tally.ts';
import { cell, cells, sumCells } from '../round-file/tally.ts';
import { weapons as catalogue } from '../weapons.ts';

/** A player's counters at the end of round 1. */
export interface Base extends Tally {
  /**
   * Whether the counters come from the old bot's rows. The old bot gave all players the header's time and stored no weapon that was never
   * fired.
   */
  fromLegacyRows?: boolean;
  /** Deaths that are missing from the old bot's weapon rows. */
  deathsElsewhere?: number;
}

/** A player's counters in one round. */
export interface RoundTally extends Tally {
  /** Seconds played. */
  seconds: number;
  kills: number;
  deaths: number;
  headshots: number;
}

/** Returns the counters of a round from which nothing is subtracted: a round 1, or a round 2 whose counters began at 0. */
export function ownTally(tally: Tally): RoundTally {
  return {
    ...tally,
    seconds: secondsIn(tally),
    kills: sumCells(tally.weapons, 'kills'),
    deaths: sumCells(tally.weapons, 'deaths'),
    headshots: sumCells(tally.weapons, 'headshots'),
  };
}

/** Returns the seconds played according to the file's counter, which is in tenths of a minute. */
export function secondsIn({ fields }: Tally): number {
  return 6 * (fields[fieldIndex.time_played_minutes] ?? 0);
}

/**
 * Returns round 2 of a player whose counters went on from round 1: weapon cells and cumulative fields minus round 1's, new fields
 * unchanged. The meatshield is computed from the result, because the game server's maximum covers both rounds. A player whose kills,
 * deaths, damage or minutes decreased reconnected, so their counters began at 0. Other counters that decreased (knife shots do) become 0,
 * each cell for itself, before anything is summed. (Source: round-files.md)
 */
export function subtractRound1(second: Tally, first: Base, findings: Finding[]): RoundTally {
  if (hasRestarted(second, first)) {
    findings.push({
      code: 'counters restarted',
      guid: second.guid,
      message: 'The counters are lower than before: the player reconnected, and they are taken as they are.',
    });
    return ownTally(second);
  }
  const shrank = new Set<string>();
  const weapons = second.weapons.map((value, at) => {
    const rest = value - (first.weapons[at] ?? 0);
    if (rest < 0) shrank.add(cellName(at));
    return Math.max(0, rest);
  });
  const fields = second.fields.map((value, index) => {
    if (fieldKinds[index] !== 'cumulative') return value;
    const rest = value - (first.fields[index] ?? 0);
    if (rest < 0 && !isLegacyTime(first, index)) shrank.add(fieldNames[index] ?? '');
    return Math.max(0, rest);
  });
  if (shrank.size > 0 && !first.fromLegacyRows) {
    const message = `Lower than before, taken as 0: ${[...shrank].join(', ')}.`;
    findings.push({ code: 'counters shrank', guid: second.guid, message });
  }
  const own = ownTally({ ...second, weapons, fields });
  const deaths = Math.max(0, own.deaths - (first.deathsElsewhere ?? 0));
  fields[fieldIndex.tank_meatshield] = meatshield(fields[fieldIndex.damage_received] ?? 0, deaths);
  return { ...own, deaths };
}

/**
 * Returns damage taken per death, in tenths of bodies of 130 health points. 0 unless the damage exceeds 1000 points and three bodies per
 * death. (Source: round-files.md)
 */
function meatshield(damageReceived: number, deaths: number): number {
  const bodies = damageReceived / Math.max(1, deaths) / 130;
  return damageReceived > 1000 && bodies > 3 ? Math.round(bodies * 10) : 0;
}

const tellTale = ['damage_given', 'damage_received', 'time_played_minutes'] as const;

/** Returns whether the counters began at 0 again, because kills, deaths, damage or minutes decreased. */
export function hasRestarted(second: Tally, first: Base): boolean {
  const fell = (which: 'kills' | 'deaths', extra = 0) =>
    sumCells(second.weapons, which) < sumCells(first.weapons, which) + extra;
  if (fell('kills') || fell('deaths', first.deathsElsewhere)) return true;
  return tellTale.some((name) => {
    const index = fieldIndex[name];
    return (second.fields[index] ?? 0) < (first.fields[index] ?? 0) && !isLegacyTime(first, index);
  });
}

function isLegacyTime(first: Base, index: number): boolean {
  return first.fromLegacyRows === true && index === fieldIndex.time_played_minutes;
}

function cellName(at: number): string {
  const [name = ''] = Object.entries(cell).find(([, offset]) => offset === at % cells) ?? [];
  return `${catalogue[Math.floor(at / cells)]?.label} ${name}`;
}
