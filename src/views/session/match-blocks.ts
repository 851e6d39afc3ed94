import type { Session } from '../../db/queries/session.ts';
import type { PlayerRound } from '../../db/queries/session-parts.ts';
import { roundFigures } from '../../db/queries/session-parts.ts';
import type { SessionPlayer } from '../../db/queries/session-players.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Sum, Totals } from '../../domain/formula.ts';
import { sums } from '../../domain/formula.ts';
import type { ScoredMatch } from '../../domain/score.ts';
import { sessionResult } from '../../domain/session-result.ts';
import type { Locale } from '../../texts/locale.ts';
import type { Block, LateLine } from '../in-pages.ts';
import { lateRow } from '../player-row.ts';
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
    const figures = figuresOf(session);
    return score.matches.flatMap((match, index) => {
      const points = mapScore(match, known, locale);
      const name = `**${index + 1} ${nameInText(match.mapName, mapNameLength)}**${points === '' ? '' : `  ${points}`}`;
      const times = mapTimes(match, known, locale);
      return parts(match, locale).map(({ label, rounds }) => ({
        title: label === undefined ? name : `${name} · ${label}`,
        lines: [times, ...tableOf(figures(rounds), locale)],
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

/** Returns what the columns are, and one line per player, most kills first. */
export function tableOf(figures: readonly Figures[], locale: Locale): (string | LateLine)[] {
  const rows = byKills(figures).map(({ name, totals }) =>
    lateRow(name, () => ({ values: valuesOf(totals, locale) }), locale),
  );
  return [small(locale.texts.sessions.columns.maps), ...rows];
}

/** Returns a player's figures in some rounds: kills and deaths, DPM, accuracy, damage given. */
export const valuesOf = (totals: Totals, locale: Locale) => [
  pair(totals.kills, totals.deaths, locale),
  valueIn(totals, 'dpm', locale),
  valueIn(totals, 'accuracy', locale),
  locale.count(totals.damage_given),
];

/** A player's sums over some rounds. */
export interface Figures {
  guid: string;
  name: string | null | undefined;
  totals: Totals;
}

/** Returns a function that returns everybody's sums over some rounds of the session. */
export function figuresOf({ players, playerRounds }: PlayedRounds): (rounds: Rounds) => Figures[] {
  const names = new Map(players.map(({ playerGuid, name }) => [playerGuid, name]));
  const byRound = Map.groupBy(playerRounds, ({ round }) => round);
  return (rounds) => {
    const found = new Map<string, Record<Sum, number>>();
    for (const round of rounds) {
      for (const row of (round !== null && byRound.get(round)) || []) {
        const totals = found.get(row.playerGuid) ?? startingFrom(zero);
        for (const figure of roundFigures) totals[figure] += row[figure];
        found.set(row.playerGuid, totals);
      }
    }
    return [...found].map(([guid, totals]) => ({ guid, name: names.get(guid), totals }));
  };
}

/** Sorts players: most kills first. */
export const byKills = (figures: readonly Figures[]) =>
  figures.toSorted((a, b) => b.totals.kills - a.totals.kills || b.totals.damage_given - a.totals.damage_given);

const zero = Object.fromEntries(sums.map((key) => [key, 0])) as Record<Sum, number>;

/** Returns sums that are inherited until they are written: copies of all of them would take longer than the additions. */
const startingFrom = (inherited: Record<Sum, number>): Record<Sum, number> => Object.create(inherited);
