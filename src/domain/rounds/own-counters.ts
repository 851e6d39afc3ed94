import type { Finding } from '../round-file/finding.ts';
import type { ParsedRound } from '../round-file/parse.ts';
import type { Tally } from '../round-file/tally.ts';
import type { Base, RoundTally } from './difference.ts';
import { hasRestarted, ownTally, subtractRound1 } from './difference.ts';

/** How many seconds a player's time may exceed the round's duration. */
export const grace = 60;

/** An earlier file of the same server and map. Its counters may still be included in a round 1. */
export interface EarlierFile {
  key: string;
  file: ParsedRound;
}

/**
 * Returns the players' counters in round 1 alone, and the key of the earlier file whose counters were still included. `earlier` are the
 * last files of the matches before, the latest first. The counters went on from an earlier file under three conditions. At least half of
 * the players exceed the round's duration. At least half of those who played before have no lower counters than before. What remains fits
 * the round.
 */
export function round1Tallies(
  file: ParsedRound,
  earlier: readonly EarlierFile[],
  durationOf: (tallies: readonly RoundTally[]) => number | null,
  findings: Finding[],
): { tallies: RoundTally[]; base: string | undefined } {
  const players = sorted(file.players);
  const raw = players.map(ownTally);
  const duration = durationOf(raw);
  if (file.header.isAborted || !areTooLong(raw, duration)) return { tallies: raw, base: undefined };
  for (const { key, file: last } of earlier) {
    const before = byGuid(last.players);
    const both = players.filter(({ guid }) => before.has(guid));
    const lower = both.filter((player) => hasRestarted(player, before.get(player.guid) as Base));
    if (both.length === 0 || 2 * lower.length >= both.length) continue;
    const found: Finding[] = [];
    const tallies = subtractAll(players, before, found);
    const longest = Math.max(...tallies.map(({ seconds }) => seconds));
    // What remains must be as long as this round. The lower limit applies only if the file has a play time.
    if (areTooLong(tallies, duration) || longest < (file.header.playSeconds ?? 0) - grace) continue;
    const message = `The counters of the match before (${last.file.name}) went on: they are subtracted.`;
    findings.push({ code: 'counters carried over', message }, ...found);
    return { tallies, base: key };
  }
  return { tallies: raw, base: undefined };
}

/**
 * Returns the players' counters in round 2 alone: the counters of its file minus those of round 1. If at least half of those who played
 * both rounds have lower counters than before, the game reset the counters in between. Then no player's counters are subtracted.
 */
export function round2Tallies(file: ParsedRound, round1: readonly Base[], findings: Finding[]): RoundTally[] {
  const players = sorted(file.players);
  const before = byGuid(round1);
  const both = players.filter(({ guid }) => before.has(guid));
  const lower = both.filter((player) => hasRestarted(player, before.get(player.guid) as Base));
  if (lower.length === 0 || 2 * lower.length < both.length) return subtractAll(players, before, findings);
  const message = `${lower.length} of ${both.length} players have lower counters than in round 1: the file is taken as it stands.`;
  findings.push({ code: 'counters not cumulative', message });
  return players.map(ownTally);
}

/** Returns whether at least half of the players exceed the duration by more than the grace. The cause is then the round, not a player. */
export function areTooLong(tallies: readonly RoundTally[], duration: number | null): boolean {
  if (duration === null) return false;
  const tooLong = tallies.filter(({ seconds }) => seconds > duration + grace);
  return tooLong.length > 0 && 2 * tooLong.length >= tallies.length;
}

export function sorted(players: readonly Tally[]): Tally[] {
  return [...players].sort((a, b) => (a.guid < b.guid ? -1 : 1));
}

const byGuid = (players: readonly Base[]) => new Map(players.map((player) => [player.guid, player]));

function subtractAll(players: readonly Tally[], before: ReadonlyMap<string, Base>, findings: Finding[]): RoundTally[] {
  return players.map((player) => {
    const first = before.get(player.guid);
    return first ? subtractRound1(player, first, findings) : ownTally(player);
  });
}
