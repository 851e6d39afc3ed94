import { measuredDuration } from '../duration.ts';
import type { Finding } from '../round-file/finding.ts';
import type { ParsedRound } from '../round-file/parse.ts';
import type { InvalidReason } from '../validity.ts';
import { invalidReason } from '../validity.ts';
import type { Base, RoundTally } from './difference.ts';
import { ownTally, subtractRound1 } from './difference.ts';
import type { AwardRow, VersusRow } from './endstats-rows.ts';
import { endstatsRows } from './endstats-rows.ts';
import type { KnownRound, Placed } from './place.ts';
import { implausible } from './plausible.ts';
import type { PlayerRow, WeaponRow } from './player-row.ts';
import { playerRow, secondsPlayed, weaponRows } from './player-row.ts';

/** What is stored of a round that has its file. */
export interface RoundRows {
  duration: number | null;
  invalidReason: InvalidReason | null;
  players: PlayerRow[];
  weapons: WeaponRow[];
  awards: AwardRow[];
  versus: VersusRow[];
  findings: Finding[];
}

/** A tenth of a minute, on either side of a difference. */
const resolution = 6;

/** Everything that follows from a round's file, once it is known where the round belongs. */
export function roundRows(file: ParsedRound, { round1, endstats }: Pick<Placed, 'round1' | 'endstats'>): RoundRows {
  const findings = [...file.findings];
  const { header } = file;
  const tallies = talliesOf(file, round1, findings);
  const duration = measuredDuration(
    { limit: header.limit, actual: header.actual, play: header.playSeconds },
    tallies.map(secondsPlayed),
    resolution,
  );
  const isOrphan = file.file.round === 2 && !round1; // its times include round 1
  findings.push(...tallies.flatMap((tally) => implausible(tally, isOrphan ? null : duration)));
  const bots = file.bots > 0 ? [{ guid: 'OMNIBOT0', side: null }] : [];
  return {
    duration,
    invalidReason: invalidReason({
      roundNumber: file.file.round,
      players: [...file.players, ...bots],
      duration,
      hasRound1: round1 !== undefined,
    }),
    players: tallies.map((tally) => playerRow(tally, duration)),
    weapons: tallies.flatMap(weaponRows),
    ...(endstats ? endstatsRows(endstats.file, file.players) : { awards: [], versus: [] }),
    findings: [...findings, ...(endstats?.file.findings ?? [])],
  };
}

function talliesOf(file: ParsedRound, round1: KnownRound | undefined, findings: Finding[]): RoundTally[] {
  const players = [...file.players].sort((a, b) => (a.guid < b.guid ? -1 : 1));
  if (file.file.round === 1) return players.map(ownTally);
  if (!round1) {
    findings.push({ code: 'round 1 missing', message: 'Its round 1 is not known: the counters include it.' });
    return players.map(ownTally);
  }
  if (round1.legacy) {
    const message = "Round 1 is known by the old bot's rows only: times and deaths per weapon are approximate.";
    findings.push({ code: 'round 1 from legacy rows', message });
  }
  const before = new Map<string, Base>((round1.file ?? round1.legacy).players.map((tally) => [tally.guid, tally]));
  return players.map((second) => {
    const first = before.get(second.guid);
    return first ? subtractRound1(second, first, findings) : ownTally(second);
  });
}
