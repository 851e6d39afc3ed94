import { measuredDuration } from '../duration.ts';
import type { ParsedEndstats } from '../round-file/endstats.ts';
import type { Finding } from '../round-file/finding.ts';
import type { ParsedRound } from '../round-file/parse.ts';
import type { Tally } from '../round-file/tally.ts';
import type { Side } from '../sides.ts';
import type { StopwatchRound } from '../stopwatch.ts';
import { winningSides } from '../stopwatch.ts';
import type { InvalidReason } from '../validity.ts';
import { invalidReason } from '../validity.ts';
import type { Base, RoundTally } from './difference.ts';
import { ownTally, subtractRound1 } from './difference.ts';
import { matchEndstats } from './endstats-match.ts';
import type { AwardRow, VersusRow } from './endstats-rows.ts';
import { endstatsRows } from './endstats-rows.ts';
import { pairRounds } from './pairing.ts';
import { implausible } from './plausible.ts';
import type { PlayerRow, WeaponRow } from './player-row.ts';
import { playerRow, secondsPlayed, weaponRows } from './player-row.ts';

/** A round as it is known: by its file, or by the old bot's rows alone. */
export type KnownRound = {
  key: string;
  round: 1 | 2;
  /** YYYY-MM-DD and HHMMSS of the game server's wall clock. */
  date: string;
  time: string;
  map: string;
} & ({ file: ParsedRound; legacy?: never } | { file?: never; legacy: LegacyRound });

interface LegacyRound {
  matchId: string;
  playedAt: number;
  /** Of a round 1: the side that defends. */
  defender: number | null;
  limit: string | null;
  actual: string | null;
  /** Counters at the end of round 1; of a round 2 only the GUIDs matter. */
  players: readonly Base[];
}

export interface KnownEndstats {
  key: string;
  file: ParsedEndstats;
  bytes: number;
  sha256: string;
}

/** Where a round belongs, and, for a round with a file, everything that is stored of it. */
export interface DerivedRound {
  key: string;
  round: 1 | 2;
  matchId: string;
  /** Milliseconds since 1970. */
  playedAt: number;
  /** The round 1 that this round 2 belongs to. */
  round1: string | undefined;
  /** Who won the map, as `rounds.winning_side` has it: for this round, and for the other round of its match. */
  winning: { own: WinningSide; other: WinningSide };
  endstats: string | undefined;
  rows: RoundRows | undefined;
}

type WinningSide = Side | 0 | null;

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

/**
 * Everything that follows from the known rounds and endstats files of one server and map: a pure function of the set, so that the
 * order of arrival cannot matter. Rounds more than 45 minutes away from all others may be left out.
 */
export function deriveRounds(
  rounds: readonly KnownRound[],
  endstats: readonly KnownEndstats[],
  timeZone: string,
): DerivedRound[] {
  const { playedAt, round1Of } = pairRounds(
    rounds.map((round) => pairingRound(round, rounds)),
    timeZone,
  );
  const byKey = new Map(rounds.map((round) => [round.key, round]));
  const endstatsOf = matchEndstats(
    rounds.map(({ key, round, date, time }) => ({ key, round, stamp: wallClock(date, time) })),
    endstats.map(({ key, file: { file }, bytes, sha256 }) => {
      return { key, round: file.round, stamp: wallClock(file.date, file.time), bytes, sha256 };
    }),
  );
  const round2Of = new Map([...round1Of].map(([second, first]) => [first, second]));
  return rounds.map((round) => {
    const round1 = byKey.get(round1Of.get(round.key) ?? '');
    const round2 = byKey.get(round2Of.get(round.key) ?? '');
    const files = endstats.find(({ key }) => key === endstatsOf.get(round.key));
    return {
      key: round.key,
      round: round.round,
      matchId: matchIdOf(round, round1),
      playedAt: playedAt.get(round.key) as number,
      round1: round1?.key,
      winning: winningOf(round, round1, round2),
      endstats: files?.key,
      rows: round.file && rowsOf(round.file, round1, files?.file),
    };
  });
}

function winningOf(round: KnownRound, round1?: KnownRound, round2?: KnownRound): DerivedRound['winning'] {
  const [first, second] = round.round === 1 ? [round, round2] : [round1, round];
  const [own, other] = winningSides(first && stopwatchRound(first), second && stopwatchRound(second));
  return round.round === 1 ? { own, other } : { own: other, other: own };
}

function stopwatchRound({ round, file, legacy }: KnownRound): StopwatchRound {
  const played = file
    ? {
        source: 'file' as const,
        defenderTeam: file.header.defender,
        winnerTeam: file.header.winner,
        ...clocks(file.header),
      }
    : {
        source: 'legacy' as const,
        defenderTeam: round === 1 ? legacy.defender : null,
        winnerTeam: null,
        ...clocks(legacy),
      };
  return { roundNumber: round, ...played };
}

const clocks = ({ limit, actual }: { limit: string | null; actual: string | null }) => ({
  timeLimit: limit,
  actualTime: actual,
});

function pairingRound(round: KnownRound, all: readonly KnownRound[]) {
  const { key, file, legacy, date, time } = round;
  const pair = legacy && all.find((other) => other.round === 1 && storedMatchId(other) === legacy.matchId);
  const guids = file ? guidsOf(file) : new Set(legacy.players.map(({ guid }) => guid));
  return {
    key,
    round: round.round,
    date,
    time,
    limit: file ? file.header.limit : legacy.limit,
    actual: file ? file.header.actual : legacy.actual,
    guids,
    ...(legacy && { known: { playedAt: legacy.playedAt, round1: pair?.key } }),
  };
}

function storedMatchId(round: KnownRound): string {
  return round.legacy?.matchId ?? ownMatchId(round);
}

function matchIdOf(round: KnownRound, round1: KnownRound | undefined): string {
  if (round1) return storedMatchId(round1);
  if (round.legacy) return round.legacy.matchId;
  // No map name holds a slash, so an orphan never shares a match with anything.
  return round.round === 1 ? ownMatchId(round) : `${ownMatchId(round)}/round-2`;
}

function ownMatchId({ date, time, map }: KnownRound): string {
  return `${date}_${time}_${map}`;
}

function guidsOf({ players, bots }: ParsedRound): Set<string> {
  return new Set([...players.map(({ guid }) => guid), ...(bots > 0 ? ['OMNIBOT0'] : [])]);
}

function wallClock(date: string, time: string): number {
  return Date.parse(`${date}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`);
}

function rowsOf(file: ParsedRound, round1: KnownRound | undefined, endstats: ParsedEndstats | undefined): RoundRows {
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
    ...(endstats ? endstatsRows(endstats, file.players) : { awards: [], versus: [] }),
    findings: [...findings, ...(endstats?.findings ?? [])],
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
  const before = new Map<string, Tally>((round1.file ?? round1.legacy).players.map((tally) => [tally.guid, tally]));
  return players.map((second) => {
    const first = before.get(second.guid);
    return first ? subtractRound1(second, first, findings) : ownTally(second);
  });
}
