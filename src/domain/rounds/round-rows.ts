import { measuredDuration } from '../duration.ts';
import type { ParsedEndstats } from '../round-file/endstats.ts';
import type { Finding } from '../round-file/finding.ts';
import type { ParsedRound } from '../round-file/parse.ts';
import type { InvalidReason } from '../validity.ts';
import { invalidReason } from '../validity.ts';
import type { Base, RoundTally } from './difference.ts';
import { ownTally } from './difference.ts';
import type { AwardRow, VersusRow } from './endstats-rows.ts';
import { endstatsRows } from './endstats-rows.ts';
import type { EarlierFile } from './own-counters.ts';
import { round1Tallies, round2Tallies, sorted } from './own-counters.ts';
import { implausibleRows, oddHits, withoutPause } from './plausible.ts';
import type { PlayerRow, WeaponRow } from './player-row.ts';
import { playerRow, weaponRows } from './player-row.ts';

/** Everything that is stored of a round with a file, except its place. */
export interface RoundRows {
  duration: number | null;
  invalidReason: InvalidReason | null;
  players: PlayerRow[];
  /** GUIDs whose rows never count, because their counters are impossible. */
  leftOut: string[];
  weapons: WeaponRow[];
  awards: AwardRow[];
  versus: VersusRow[];
  findings: Finding[];
}

/** Resolution of times in seconds: a tenth of a minute, in either direction. */
const resolution = 6;

interface RowSources {
  /** Round 1 and the counters at its end. Undefined for a round 1, and if round 1 is unknown. */
  round1: { key: string; isLegacy: boolean; players: readonly Base[] } | undefined;
  /** Earlier files (see {@link round1Tallies}). */
  earlier: readonly EarlierFile[];
  endstats: ParsedEndstats | undefined;
}

/** The players' counters in a round alone. */
export interface OwnCounters {
  tallies: RoundTally[];
  /** Key of the round whose counters were compared with the file's. */
  base: string | undefined;
  duration: number | null;
  findings: Finding[];
}

/** Returns the counters of a round, from which {@link rowsOf} makes its rows. */
export function countersOf(file: ParsedRound, sources: RowSources): OwnCounters {
  const findings = [...file.findings];
  const { limit, actual, playSeconds: play } = file.header;
  const durationOf = (tallies: readonly RoundTally[]) =>
    measuredDuration(
      { limit, actual, play },
      tallies.map(({ seconds }) => seconds),
      resolution,
    );
  const own = talliesOf(file, sources, durationOf, findings);
  return { ...own, duration: durationOf(own.tallies), findings };
}

/** Returns the rows of a round with these counters. */
export function rowsOf(file: ParsedRound, { round1, endstats }: RowSources, counters: OwnCounters): RoundRows {
  const { duration } = counters;
  const findings = [...counters.findings, ...counters.tallies.flatMap(oddHits)];
  // The times and counters of an orphan and of an aborted round 2 include round 1.
  const isWhole = file.header.isAborted || (file.file.round === 2 && !round1);
  const tallies = isWhole ? counters.tallies : withoutPause(counters.tallies, duration, findings);
  const leftOut = isWhole ? [] : implausibleRows(tallies, file.players, duration, findings);
  const bots = file.bots > 0 ? [{ guid: 'OMNIBOT0', side: null }] : [];
  return {
    duration,
    invalidReason: invalidReason({
      roundNumber: file.file.round,
      players: [...file.players, ...bots],
      duration,
      isAborted: file.header.isAborted,
      hasRound1: round1 !== undefined,
    }),
    players: tallies.map((tally) => playerRow(tally, duration)),
    leftOut,
    weapons: tallies.flatMap(weaponRows),
    ...(endstats ? endstatsRows(endstats, file.players) : { awards: [], versus: [] }),
    findings: [...findings, ...(endstats?.findings ?? [])],
  };
}

function talliesOf(
  file: ParsedRound,
  { round1, earlier }: RowSources,
  durationOf: (tallies: readonly RoundTally[]) => number | null,
  findings: Finding[],
): { tallies: RoundTally[]; base: string | undefined } {
  if (file.file.round === 1) return round1Tallies(file, earlier, durationOf, findings);
  if (!round1) {
    if (!file.header.isAborted) {
      findings.push({ code: 'round 1 missing', message: 'Its round 1 is not known: the counters include it.' });
    }
    return { tallies: sorted(file.players).map(ownTally), base: undefined };
  }
  if (round1.isLegacy) {
    const message = "Round 1 is known by the old bot's rows only: times and deaths per weapon are approximate.";
    findings.push({ code: 'round 1 from legacy rows', message });
  }
  return { tallies: round2Tallies(file, round1.players, findings), base: round1.key };
}
