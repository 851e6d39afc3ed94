import type { Session } from '../../db/queries/session.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Totals } from '../../domain/formula.ts';
import { sums } from '../../domain/formula.ts';
import type { ScoredMatch } from '../../domain/score.ts';
import { sessionResult } from '../../domain/session-result.ts';
import type { RoundResult } from '../../domain/stopwatch.ts';
import type { Team } from '../../domain/teams.ts';
import { formatClock } from '../durations.ts';
import type { Block } from '../in-pages.ts';
import { formatCount } from '../numbers.ts';
import { valueIn } from '../statistic.ts';
import { scoreLine, teamName } from '../team-names.ts';

/** Returns a function that makes one block per match, in playing order. `lines` returns the lines under a match's title. */
export function eachMatch(lines: (match: ScoredMatch, session: Session) => string[]) {
  return (session: Session): Block[] => {
    const { teams, score } = sessionResult(session);
    return score.matches.map((match, index) => {
      const result = teams.mixed ? '' : pointsOf(match, teams.teams);
      return { title: `**${index + 1}. ${nameInText(match.mapName, 30)}**${result}`, lines: lines(match, session) };
    });
  };
}

/**
 * Returns ` · Team A 2 : 0 Team B`, in the order of the session's teams. Returns an empty text if the map was not decided between two
 * teams.
 */
function pointsOf({ teams: playing, result }: ScoredMatch, teams: readonly Team[]): string {
  const points = result?.points;
  if (!playing || !points) return '';
  const scored = teams
    .map((team, position) => ({ name: teamName(team, position), points: points[playing.indexOf(position)] }))
    .filter((one): one is { name: string; points: number } => one.points !== undefined);
  return ` · ${scoreLine(scored)}`;
}

/** Describes how a round ended: `attack won in 7:42 of 12:00`, `held 12:00`. */
export function roundEnd({ attackersWon, seconds, limit, certain }: RoundResult): string {
  if (!certain) return 'result unknown';
  if (!attackersWon) return limit === null ? 'held' : `held ${formatClock(limit)}`;
  const time = seconds === null ? '' : ` in ${formatClock(seconds)}`;
  return `attack won${time}${limit === null ? '' : ` of ${formatClock(limit)}`}`;
}

/** Returns one line per player over these rounds of a match, most kills first. */
export function playerLines({ players, playerRounds }: Session, rounds: readonly (number | null)[]): string[] {
  const names = new Map(players.map(({ playerGuid, name }) => [playerGuid, name]));
  const own = Map.groupBy(
    playerRounds.filter(({ round }) => rounds.includes(round)),
    ({ playerGuid }) => playerGuid,
  );
  return [...own]
    .map(([guid, figures]) => ({ name: names.get(guid), totals: addUp(figures) }))
    .sort((a, b) => b.totals.kills - a.totals.kills || b.totals.damage_given - a.totals.damage_given)
    .map(({ name, totals: t }) => {
      const damage = `${formatCount(t.damage_given)}/${formatCount(t.damage_received)}`;
      return `${nameInText(name, 20)} ${t.kills}/${t.deaths} · DPM ${valueIn(t, 'dpm')} · acc ${valueIn(t, 'accuracy')} · dmg ${damage}`;
    });
}

function addUp(figures: readonly Partial<Totals>[]): Totals {
  const add = (key: keyof Totals) => figures.reduce((sum, row) => sum + (row[key] ?? 0), 0);
  return Object.fromEntries(sums.map((key) => [key, add(key)])) as Record<keyof Totals, number>;
}
