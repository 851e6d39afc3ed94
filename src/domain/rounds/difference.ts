import { fieldIndex, fieldKinds, fieldNames } from '../round-file/fields.ts';
import type { Finding } from '../round-file/finding.ts';
import type { Tally } from '../round-file/tally.ts';
import { cell, cells, sumCells } from '../round-file/tally.ts';
import { weapons as catalogue } from '../weapons.ts';

/** A player's counters at the end of round 1. */
export interface Base extends Tally {
  /** Read from the old bot's rows: it gave everybody the header's time and stored no weapon that was never fired. */
  fromLegacyRows?: boolean;
  /** Deaths that no weapon row of the old bot holds. */
  deathsElsewhere?: number;
}

/** What a player did in one round. */
export interface RoundTally extends Tally {
  /** Seconds played. */
  seconds: number;
  kills: number;
  deaths: number;
  headshots: number;
}

/** A round 1, or a round 2 whose counters are its own: nothing to subtract. */
export function ownTally(tally: Tally): RoundTally {
  return {
    ...tally,
    seconds: secondsIn(tally),
    kills: sumCells(tally.weapons, 'kills'),
    deaths: sumCells(tally.weapons, 'deaths'),
    headshots: sumCells(tally.weapons, 'headshots'),
  };
}

/** Seconds played by a file's counter, which has tenths of a minute. */
export function secondsIn({ fields }: Tally): number {
  return 6 * (fields[fieldIndex.time_played_minutes] ?? 0);
}

/**
 * Round 2 of a player whose counters went on from round 1: weapon cells and cumulative fields minus round 1's, new fields as they are,
 * the meatshield computed afresh (the writer's maximum runs over both rounds). A player whose kills, deaths, damage or minutes are
 * fewer than before reconnected, and began at 0. Other counters that shrank (knife shots do) are taken as 0, cell by cell, before
 * anything is summed. (Source: round-files.md)
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

/** Damage taken per death, in tenths of bodies of 130 health points: only from 1000 points and three bodies on. (Source: round-files.md) */
function meatshield(damageReceived: number, deaths: number): number {
  const bodies = damageReceived / Math.max(1, deaths) / 130;
  return damageReceived > 1000 && bodies > 3 ? Math.round(bodies * 10) : 0;
}

const tellTale = ['damage_given', 'damage_received', 'time_played_minutes'] as const;

/** Whether the counters began at 0 again: kills, deaths, damage or minutes are lower than before. */
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
