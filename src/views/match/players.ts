import type { MatchData } from '../../db/queries/match.ts';
import { attackLead, leadsOf } from '../../domain/score.ts';
import type { SessionSides } from '../../domain/session-sides.ts';
import { sidesOfSession } from '../../domain/session-sides.ts';
import type { Locale } from '../../texts/locale.ts';
import { playerRow } from '../player-row.ts';
import type { Figures } from '../session/match-blocks.ts';
import { figuresOf } from '../session/match-blocks.ts';
import { pair, small } from '../session/view.ts';
import { valueIn } from '../statistic.ts';
import { teamName } from '../team-names.ts';
import type { MatchResult, Side } from './result.ts';

/** Players who stood together on a map. */
interface PlayerGroup {
  /** The team. Null for those who stood on both sides. Undefined if nothing tells the teams. */
  side: Side | null | undefined;
  players: Figures[];
}

/** Returns the players of a match, most damage first, by the team with which they stood on this map. Without teams all are one group. */
export function groupsOfMatch(data: MatchData, { match, teams }: MatchResult): PlayerGroup[] {
  const players = figuresOf(data)(match.rounds).sort(
    (a, b) =>
      b.totals.damage_given - a.totals.damage_given || b.totals.kills - a.totals.kills || (a.guid < b.guid ? -1 : 1),
  );
  if (!teams) return [{ side: undefined, players }];
  const sides = sidesOfSession(data.sides);
  const places = new Map(players.map((player) => [player, placeOf(player.guid, sides, match)]));
  const inOrder = teams[0].position < teams[1].position ? ([0, 1] as const) : ([1, 0] as const);
  const groups: PlayerGroup[] = inOrder.map((place) => ({
    side: teams[place],
    players: players.filter((player) => places.get(player) === place),
  }));
  const others = players.filter((player) => places.get(player) === undefined);
  return [...groups, { side: null, players: others }].filter((group) => group.players.length > 0);
}

/** Returns one line a player, below the name of each group. `longest` is the most graphemes of a name. */
export function matchPlayers(data: MatchData, result: MatchResult, locale: Locale, longest?: number): string[] {
  return groupsOfMatch(data, result).flatMap(({ side, players }) => [
    ...(side === undefined
      ? []
      : [side === null ? small(locale.texts.posts.changedSides) : `**${teamName(side.team, side.position, locale)}**`]),
    ...players.map((player) => rowOf(player, locale, longest)),
  ]);
}

/** Returns 0 for a player who stood with those who attacked first in this match, 1 for one of the others, undefined for one of both. */
function placeOf(guid: string, sides: SessionSides, match: MatchResult['match']): 0 | 1 | undefined {
  const lead = attackLead(match, leadsOf([{ guid }], sides), sides);
  return lead === 0 ? undefined : lead > 0 ? 0 : 1;
}

function rowOf({ name, totals }: Figures, locale: Locale, longest?: number): string {
  const dpm = locale.texts.sessions.because.dpm(valueIn(totals, 'dpm', locale));
  const values = [pair(totals.kills, totals.deaths, locale), dpm];
  return playerRow({ name, values, ...(longest !== undefined && { longest }) }, locale);
}
