import { stripColours } from './names.ts';
import { playedAt } from './played-at.ts';
import type { ParsedRound } from './round-file/parse.ts';

const dayMs = 86_400_000;

/** Number of days within which the code must occur in the player's name. */
const proofDays = 7;

/** Number of days for which names are stored without the code, because a player may forget to take it out again. */
const leftOutDays = 30;

/** Returns when a claim can no longer be proved by its code. */
export const codeExpiresAt = (claimedAt: Date) => new Date(claimedAt.getTime() + proofDays * dayMs);

/** Returns when a Discord user may claim again. */
export const nextClaimAt = (claimedAt: Date) => new Date(claimedAt.getTime() + dayMs);

/** A code that /link showed to somebody who claims to be a player. */
export interface LinkCode {
  /** Four capital letters. */
  code: string;
  /** All GUIDs of the player. */
  guids: readonly string[];
  /** Milliseconds since 1970. */
  issuedAt: number;
}

/**
 * Returns the codes that a round file proves: the code occurs in the name of its own player, in a round that was played within seven days
 * after the claim. Colour codes and capitals do not matter.
 */
export function provenCodes(round: ParsedRound, codes: readonly LinkCode[], timeZone: string): string[] {
  return codesWithin(round, issuedBefore(round, codes, timeZone, proofDays));
}

/** Returns the codes that {@link withoutCodes} leaves out of a round's names, also those that no longer prove anything. */
export function wornCodes(round: ParsedRound, codes: readonly LinkCode[], timeZone: string): string[] {
  return codesWithin(round, issuedBefore(round, codes, timeZone, leftOutDays));
}

function codesWithin({ players }: ParsedRound, codes: readonly LinkCode[]): string[] {
  return codes
    .filter(({ code, guids }) => players.some(({ guid, name }) => guids.includes(guid) && contains(name, code)))
    .map(({ code }) => code);
}

/** Returns the round with its players' names as they are stored: without the codes that these players had to show. */
export function withoutCodes(round: ParsedRound, codes: readonly LinkCode[], timeZone: string): ParsedRound {
  const issued = issuedBefore(round, codes, timeZone, leftOutDays);
  if (issued.length === 0) return round;
  return {
    ...round,
    players: round.players.map((player) => {
      const shown = issued.filter(({ code, guids }) => guids.includes(player.guid) && contains(player.name, code));
      if (shown.length === 0) return player;
      return {
        ...player,
        name: shown.reduce((name, { code }) => without(name, code), player.name),
        codedName: player.name,
      };
    }),
  };
}

/** Returns the codes that were issued at most `days` before the round ended. */
function issuedBefore(
  { file: { date, time } }: ParsedRound,
  codes: readonly LinkCode[],
  timeZone: string,
  days: number,
): readonly LinkCode[] {
  if (codes.length === 0) return codes;
  const at = playedAt(date, time, timeZone);
  return codes.filter(({ issuedAt }) => at >= issuedAt && at <= issuedAt + days * dayMs);
}

function contains(name: string, code: string): boolean {
  return stripColours(name).toUpperCase().includes(code);
}

/** Returns a name without the code, without brackets that held only the code, and without colours. */
function without(name: string, code: string): string {
  return stripColours(name)
    .replace(new RegExp(code, 'gi'), '\0')
    .replace(/[[({<]\s*\0\s*[\])}>]|\0/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
