import { stripColours } from '../names.ts';
import type { ParsedEndstats, Versus } from '../round-file/endstats.ts';
import { identityOf, isMasked, storedName } from '../round-file/mask.ts';
import type { Side } from '../round-file/tally.ts';

/** A row of round_awards without its round. */
export interface AwardRow {
  award: string;
  player_name: string;
  player_guid: string | null;
  value: string;
  amount: number | null;
}

/** A row of round_versus without its round. */
export interface VersusRow {
  subject_name: string | null;
  subject_guid: string | null;
  opponent_name: string;
  opponent_guid: string | null;
  kills: number;
  deaths: number;
}

interface Named {
  guid: string;
  /** The name with colour codes. */
  name: string;
  /** The name as in the file, if `name` lacks the code of a link. */
  codedName?: string;
  side: Side;
}

/**
 * Returns the rows of an endstats file. Finds each name among the players of its round, and uses null if the name is ambiguous or unknown.
 */
export function endstatsRows(
  { awards, versus }: ParsedEndstats,
  players: readonly Named[],
): { awards: AwardRow[]; versus: VersusRow[] } {
  const guidOf = guidFinder(versus, players);
  const stored = nameToStore(players);
  return {
    awards: awards.map(({ award, player, value, amount }) => ({
      award,
      player_name: stored(player),
      player_guid: guidOf(player),
      value,
      amount,
    })),
    versus: versus.map((line) => {
      const opponent_guid = guidOf(line.opponent);
      return {
        subject_name: line.subject === null ? null : stored(line.subject),
        subject_guid: line.subject === null ? onlyOpponentOf(opponent_guid, players) : subjectOf(line, players, guidOf),
        opponent_name: stored(line.opponent),
        opponent_guid,
        kills: line.kills,
        deaths: line.deaths,
      };
    }),
  };
}

type GuidOf = (name: string) => string | null;

function guidFinder(versus: readonly Versus[], players: readonly Named[]): GuidOf {
  const guids = new Map<string, Set<string>>();
  const add = (name: string, guid: string) => {
    const key = identityOf(name);
    guids.set(key, (guids.get(key) ?? new Set()).add(guid));
  };
  const playing = new Set(players.map(({ guid }) => guid));
  for (const { subject, subjectGuid } of versus) {
    if (subject !== null && subjectGuid !== null && playing.has(subjectGuid)) add(subject, subjectGuid);
  }
  for (const { guid, name, codedName = name } of players)
    for (const shown of strippedNames(codedName)) add(shown, guid);
  return (name) => {
    const [only, another] = guids.get(identityOf(name)) ?? [];
    return another === undefined ? (only ?? null) : null;
  };
}

/**
 * Returns a function that leaves the code of a link out of a name in an endstats file. A removed name becomes "Unknown Player". Game servers
 * have stripped the colour codes already.
 */
function nameToStore(players: readonly Named[]): (name: string) => string {
  const names = new Map(
    players.flatMap(({ name, codedName }) =>
      codedName === undefined ? [] : strippedNames(codedName).map((coded) => [coded, name] as const),
    ),
  );
  return (name) => (isMasked(name) ? storedName(name) : (names.get(name) ?? name));
}

/** Returns a name as the game server may write it into an endstats file. */
const strippedNames = (name: string) => [stripColours(name), stripLettersOnly(name)];

/** Strips colour codes of letters and digits only. Some game servers strip no others. */
function stripLettersOnly(name: string): string {
  return name.replace(/\^[0-9A-Za-z]/g, '');
}

function subjectOf({ subject, subjectGuid }: Versus, players: readonly Named[], guidOf: GuidOf): string | null {
  if (subjectGuid !== null && players.some(({ guid }) => guid === subjectGuid)) return subjectGuid;
  return subject === null ? null : guidOf(subject);
}

/** Returns the subject of a versus in an older file, which does not name the subject. Null unless the opponent's enemies are one person. */
function onlyOpponentOf(opponent: string | null, players: readonly Named[]): string | null {
  const side = players.find(({ guid }) => guid === opponent)?.side;
  if (side !== 1 && side !== 2) return null;
  const [only, another] = players.filter((player) => player.side === 3 - side);
  return only && !another ? only.guid : null;
}
