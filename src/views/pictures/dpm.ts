import type { DpmData } from '../../charts/dpm.ts';
import { mostBest, mostOthers, mostPoints, notPlayed } from '../../charts/dpm.ts';
import type { PlayerRound } from '../../db/queries/session-parts.ts';
import { evaluate } from '../../domain/formula.ts';
import type { Match } from '../../domain/score.ts';
import { sessionResult } from '../../domain/session-result.ts';
import { statistic } from '../../domain/statistics.ts';
import type { Locale } from '../../texts/locale.ts';
import { plainName } from '../player-row.ts';
import type { DrawnSession } from './evening.ts';
import type { Picture } from './picture.ts';
import { amountOf, separatorOf } from './session-values.ts';

const inAlt = 3;
const mapNameLength = 24;
/** The most rounds that are points of their own. Of a longer evening every map is one point: its lines would be too many to follow. */
const mostSingleRounds = 14;
/** The most points of all lines in grey. */
const mostGreyPoints = 56;
/** The least seconds of a point in which a DPM says something. */
const leastSeconds = 30;
/** The best have played at least this share of the rounds of the player with most rounds. */
const leastShare = 1 / 3;

type Player = DrawnSession['players'][number];

/** Returns the picture of everybody's DPM round by round, or map by map. The best have names, and the others are lines in grey. */
export function dpmPicture(
  session: DrawnSession & { playerRounds: readonly PlayerRound[] },
  today: string,
  locale: Locale,
): Picture {
  const { pictures, weekdayAndDay } = locale.texts.sessions;
  const { matches, played, isByRound } = pointsOf(sessionResult(session).score.matches);
  const points = matches.flatMap((match) => match.points);
  const latest = matches.length < played ? pictures.latestMaps(matches.length, played) : undefined;
  const { best, others } = ranked(session.players);
  const valuesOf = dpmByPoint(session.playerRounds, points);
  const title = (isByRound ? pictures.dpmByRound : pictures.dpmByMap)(weekdayAndDay(session.day, today));
  const named = best.map((player) => ({
    name: plainName(player.name, locale),
    dpm: written(evaluate(statistic('dpm').formula, player.totals), locale),
    values: valuesOf(player),
  }));
  const grey = Math.min(mostOthers, Math.floor(mostGreyPoints / Math.max(points.length, 1)));
  const said = named.slice(0, inAlt).map(({ name, dpm }) => `${name} ${dpm}`);
  return {
    chart: {
      kind: 'dpm',
      data: {
        title,
        note: [latest ?? pictures.dpmUnit, pictures.dpmValues].join(' · '),
        separator: separatorOf(locale),
        maps: matches.map((match) => [plainName(match.name, locale, mapNameLength), match.points.length]),
        best: named.map(({ name, dpm, values }): DpmData['best'][number] => [name, dpm, values]),
        others: others.slice(0, grey).map(valuesOf),
      },
    },
    alt: pictures.dpmAlt([title, ...(latest === undefined ? [] : [latest])].join(' · '), said.join('; ')),
  };
}

const written = (dpm: number | null, { texts, count }: Locale) =>
  dpm === null ? texts.common.nothing : count(amountOf(dpm));

/** A map's points, each with its rounds. */
interface MapPoints {
  name: string;
  points: number[][];
}

/**
 * Returns a point for every round, or for every map of a longer evening, and how many maps there were. Of more maps than the picture has room
 * for it returns the latest.
 */
function pointsOf(matches: readonly Match[]): { matches: MapPoints[]; played: number; isByRound: boolean } {
  const played = matches.map(({ mapName, rounds }) => ({
    name: mapName,
    rounds: rounds.filter((round) => round !== null),
  }));
  const isByRound = played.flatMap(({ rounds }) => rounds).length <= mostSingleRounds;
  const found = played.map(({ name, rounds }) => ({
    name,
    points: isByRound ? rounds.map((round) => [round]) : [rounds],
  }));
  return { matches: found.slice(-mostPoints), played: found.length, isByRound };
}

/** Returns the players with the highest DPM among those who played long enough, best first, and all others. */
function ranked(players: readonly Player[]): { best: Player[]; others: Player[] } {
  const { formula } = statistic('dpm');
  const most = Math.max(...players.map(({ totals }) => totals.rounds));
  const isLong = ({ totals }: Player) => totals.rounds >= most * leastShare;
  const inOrder = players.toSorted(
    (a, b) =>
      Number(isLong(b)) - Number(isLong(a)) || (evaluate(formula, b.totals) ?? 0) - (evaluate(formula, a.totals) ?? 0),
  );
  return { best: inOrder.slice(0, mostBest), others: inOrder.slice(mostBest) };
}

/** Returns a function that returns a player's DPM at each of these points. */
function dpmByPoint(
  playerRounds: readonly PlayerRound[],
  points: readonly (readonly number[])[],
): (player: Pick<Player, 'playerGuid'>) => number[] {
  const places = new Map(points.flatMap((rounds, place) => rounds.map((round) => [round, place])));
  const sums = new Map<string, { damage: number; seconds: number }[]>();
  for (const { round, playerGuid, damage_given: damage, time_played: seconds } of playerRounds) {
    const place = places.get(round);
    if (place === undefined) continue;
    const own = sums.get(playerGuid) ?? points.map(() => ({ damage: 0, seconds: 0 }));
    const sum = own[place];
    if (!sum) continue;
    sum.damage += damage;
    sum.seconds += seconds;
    sums.set(playerGuid, own);
  }
  return ({ playerGuid }) =>
    points.map((_, place) => {
      const { damage, seconds } = sums.get(playerGuid)?.[place] ?? { damage: 0, seconds: 0 };
      return seconds < leastSeconds ? notPlayed : amountOf((60 * damage) / seconds);
    });
}
