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
import type { MatchResult } from './result.ts';

/**
 * Returns one line a player, most damage first, below the name of the team with which they stood on this map. Without teams all players
 * are one list. `longest` is the most graphemes of a name.
 */
export function matchPlayers(
  data: MatchData,
  { match, teams }: MatchResult,
  locale: Locale,
  longest?: number,
): string[] {
  const players = figuresOf(data)(match.rounds).sort(
    (a, b) =>
      b.totals.damage_given - a.totals.damage_given || b.totals.kills - a.totals.kills || (a.guid < b.guid ? -1 : 1),
  );
  const rows = (shown: readonly Figures[]) => shown.map((player) => rowOf(player, locale, longest));
  if (!teams) return rows(players);
  const sides = sidesOfSession(data.sides);
  const places = new Map(players.map((player) => [player, placeOf(player.guid, sides, match)]));
  const inOrder = teams[0].position < teams[1].position ? ([0, 1] as const) : ([1, 0] as const);
  const groups = inOrder.flatMap((place) => {
    const { team, position } = teams[place];
    const shown = players.filter((player) => places.get(player) === place);
    return shown.length === 0 ? [] : [`**${teamName(team, position, locale)}**`, ...rows(shown)];
  });
  const others = players.filter((player) => places.get(player) === undefined);
  return [...groups, ...(others.length === 0 ? [] : [small(locale.texts.posts.changedSides), ...rows(others)])];
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
