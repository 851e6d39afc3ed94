import type { EveningData } from '../../charts/evening.ts';
import { mostMaps, mostPlayers, mostTeams } from '../../charts/evening.ts';
import type { SessionRound } from '../../db/queries/session-parts.ts';
import type { SessionPlayer } from '../../db/queries/session-players.ts';
import type { ScoredMatch } from '../../domain/score.ts';
import type { PlayedSession, SessionResult } from '../../domain/session-result.ts';
import { sessionResult } from '../../domain/session-result.ts';
import type { RoundResult } from '../../domain/stopwatch.ts';
import type { Locale } from '../../texts/locale.ts';
import { formatClock } from '../durations.ts';
import { plainName } from '../player-row.ts';
import { mapsIn } from '../session/heading.ts';
import { plainTeamName } from '../team-names.ts';
import type { Picture } from './picture.ts';
import { amountOf, separatorOf } from './session-values.ts';

/** A gaming session, as far as its pictures need it. */
export interface DrawnSession extends PlayedSession {
  /** The day on which it began. */
  day: string;
  rounds: readonly SessionRound[];
  /** All players, most kills first. */
  players: readonly Pick<SessionPlayer, 'playerGuid' | 'name' | 'totals'>[];
}

type Part = EveningData['title'][number];
type MapRow = EveningData['maps'][number];

const inAlt = 3;
const mapNameLength = 24;

/** Returns the picture of a session: its maps with the times and the score so far, and the kills and deaths of the best. */
export function eveningPicture(session: DrawnSession, today: string, locale: Locale): Picture {
  const { texts, count } = locale;
  const { pictures, weekdayAndDay } = texts.sessions;
  const result = sessionResult(session);
  const { score, teams } = result;
  const day = weekdayAndDay(session.day, today);
  const title = titleOf(result, locale);
  const size = [texts.common.maps(mapsIn(session.rounds)), texts.common.players(session.players.length)].join(' · ');
  const hidden = score.matches.length - mostMaps;
  const players = session.players.slice(0, mostPlayers).map(({ name, totals: t }): EveningData['players'][number] => {
    return [plainName(name, locale), amountOf(t.kills), amountOf(t.deaths)];
  });
  const why = teams.mixed ? [texts.sessions.teamsChanged] : score.winner === null ? [texts.sessions.noMapDecided] : [];
  const latest = hidden > 0 ? [pictures.latestMaps(mostMaps, score.matches.length)] : [];
  const note = [...(title.length > 0 ? [day] : []), size, ...why, ...latest].join(' · ');
  const best = players.slice(0, inAlt).map(([name, kills, deaths]) => `${name} ${count(kills)}/${count(deaths)}`);
  const said = title.length > 0 ? title.map(([, part]) => part).join(' ') : day;
  return {
    chart: {
      kind: 'evening',
      data: {
        title: title.length > 0 ? title : [[mostTeams, day]],
        note,
        columns: columnsOf(result, locale),
        maps: mapRows(result, locale).slice(-mostMaps),
        words: [pictures.kills, pictures.deaths],
        separator: separatorOf(locale),
        players,
      },
    },
    alt: pictures.eveningAlt(said, note, best.join('; ')),
  };
}

/** Returns `Team A 10 : 4 Team B`, or `Team A 4 · Team B 4 · Team C 2`, in parts. Returns no part without a score. */
function titleOf({ teams: { teams, mixed }, score }: SessionResult, locale: Locale): Part[] {
  if (mixed || teams.length < 2) return [];
  const named = teams
    .slice(0, mostTeams)
    .map((team, position): Part => [position, plainTeamName(team, position, locale)]);
  const points = score.points.map(String);
  const [first, second, ...others] = named;
  if (first && second && others.length === 0) return [first, [mostTeams, `${points[0]} : ${points[1]}`], second];
  return named.flatMap(([team, name], position): Part[] => [
    ...(position > 0 ? [[mostTeams, '·'] satisfies Part] : []),
    [team, name],
    [mostTeams, points[position] ?? ''],
  ]);
}

/** Returns what stands above the times: the two teams, or who attacked first. More than two teams are told apart by their colours. */
function columnsOf({ teams: { teams, mixed } }: SessionResult, locale: Locale): EveningData['columns'] {
  const { attack } = locale.texts.sessions.pictures;
  if (!mixed && teams.length > 2)
    return [
      [mostTeams, ''],
      [mostTeams, ''],
    ];
  const [first, second] = mixed ? [] : teams;
  if (!first || !second)
    return [
      [mostTeams, attack(1)],
      [mostTeams, attack(2)],
    ];
  return [
    [0, plainTeamName(first, 0, locale)],
    [1, plainTeamName(second, 1, locale)],
  ];
}

function mapRows({ teams: { teams, mixed }, score }: SessionResult, locale: Locale): MapRow[] {
  const so = [0, 0];
  const isScored = !mixed && teams.length === 2;
  return score.matches.map((match): MapRow => {
    const playing = mixed ? null : match.teams;
    const places = playing && playing[0] > playing[1] ? [1, 0] : [0, 1];
    const [left = 0, right = 1] = places;
    const points = places.map((place) => match.result?.points?.[place]);
    if (playing) for (const [team, own] of points.entries()) so[team] = (so[team] ?? 0) + (own ?? 0);
    const attack = (place: number): Part => [teamAt(playing?.[place]), timeOf(match, place, locale)];
    const name = plainName(match.mapName, locale, mapNameLength);
    return [name, attack(left), attack(right), winnerOf(points), isScored ? so.join(' : ') : ''];
  });
}

const teamAt = (position: number | undefined) => (position === undefined ? mostTeams : Math.min(position, mostTeams));

/** Returns whether the left or the right attack won, or 2 for a draw. 3 if the map is not decided. */
function winnerOf([left, right]: readonly (number | undefined)[]): MapRow[3] {
  if (left === undefined || right === undefined) return 3;
  if (left === right) return 2;
  return left > right ? 0 : 1;
}

function timeOf({ result }: ScoredMatch, place: number, { texts }: Locale): string {
  const round: RoundResult | null | undefined = place === 0 ? result?.round1 : result?.round2;
  if (!round) return texts.common.nothing;
  if (!round.certain) return '?';
  if (!round.attackersWon) return texts.sessions.pictures.held;
  return round.seconds === null ? texts.sessions.inTime : formatClock(round.seconds);
}
