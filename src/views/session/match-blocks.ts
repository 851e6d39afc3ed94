import type { Session } from '../../db/queries/session.ts';
import type { PlayerRound } from '../../db/queries/session-parts.ts';
import type { SessionPlayer } from '../../db/queries/session-players.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Totals } from '../../domain/formula.ts';
import { sums } from '../../domain/formula.ts';
import type { ScoredMatch } from '../../domain/score.ts';
import { sessionResult } from '../../domain/session-result.ts';
import type { Locale } from '../../texts/locale.ts';
import type { Block } from '../in-pages.ts';
import { playerRow } from '../player-row.ts';
import { valueIn } from '../statistic.ts';
import { mapScore, mapTimes } from './map-result.ts';
import { pair, small } from './view.ts';

const mapNameLength = 24;

/** What stands under a match's title and its times: a table of the players' sums over these rounds. */
export interface MatchPart {
  label?: string;
  rounds: Rounds;
}

/** Returns a function that makes the blocks of every match, in playing order. `parts` returns what stands under its title and its times. */
export function eachMatch(parts: (match: ScoredMatch, locale: Locale) => MatchPart[]) {
  return (session: Session, locale: Locale): Block[] => {
    const { teams, score } = sessionResult(session);
    const known = teams.mixed ? [] : teams.teams;
    return score.matches.flatMap((match, index) => {
      const points = mapScore(match, known, locale);
      const name = `**${index + 1} ${nameInText(match.mapName, mapNameLength)}**${points === '' ? '' : `  ${points}`}`;
      return parts(match, locale).map(({ label, rounds }) => ({
        title: label === undefined ? name : `${name} · ${label}`,
        lines: [mapTimes(match, known, locale), ...tableOf(session, rounds, locale)],
      }));
    });
  };
}

type Rounds = readonly (number | null)[];

/** Players by name, and their figures round by round. */
export interface PlayedRounds {
  players: readonly Pick<SessionPlayer, 'playerGuid' | 'name'>[];
  playerRounds: readonly PlayerRound[];
}

/** Returns what the columns are, and one line per player over these rounds of a match. */
export function tableOf(played: PlayedRounds, rounds: Rounds, locale: Locale): string[] {
  return [small(locale.texts.sessions.columns.maps), ...playerLines(played, rounds, locale)];
}

/** Returns one line per player over these rounds of a match, most kills first. */
function playerLines(played: PlayedRounds, rounds: Rounds, locale: Locale): string[] {
  return figuresIn(played, rounds)
    .sort((a, b) => b.totals.kills - a.totals.kills || b.totals.damage_given - a.totals.damage_given)
    .map(({ name, totals: t }) => {
      const values = [
        pair(t.kills, t.deaths, locale),
        valueIn(t, 'dpm', locale),
        valueIn(t, 'accuracy', locale),
        locale.count(t.damage_given),
      ];
      return playerRow({ name, values }, locale);
    });
}

/** Returns everybody's sums over these rounds of a session. */
export function figuresIn({ players, playerRounds }: PlayedRounds, rounds: Rounds) {
  const names = new Map(players.map(({ playerGuid, name }) => [playerGuid, name]));
  const own = Map.groupBy(
    playerRounds.filter(({ round }) => rounds.includes(round)),
    ({ playerGuid }) => playerGuid,
  );
  return [...own].map(([guid, figures]) => ({ guid, name: names.get(guid), totals: addUp(figures) }));
}

const zero = Object.fromEntries(sums.map((key) => [key, 0])) as Record<keyof Totals, number>;

/** Adds up the sums that the figures have. */
function addUp(figures: readonly Partial<Totals>[]): Totals {
  const totals = { ...zero };
  const [first = {}] = figures;
  const present = sums.filter((key) => key in first);
  for (const row of figures) for (const key of present) totals[key] += row[key] ?? 0;
  return totals;
}
