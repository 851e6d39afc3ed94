import type { AttacksData } from '../../charts/attacks.ts';
import { mostMaps, noTeam } from '../../charts/attacks.ts';
import { lengthOf } from '../../charts/values.ts';
import { displayName } from '../../domain/names.ts';
import type { Score, ScoredMatch } from '../../domain/score.ts';
import type { SessionResult } from '../../domain/session-result.ts';
import type { MapResult, RoundResult } from '../../domain/stopwatch.ts';
import type { Team } from '../../domain/teams.ts';
import type { Locale } from '../../texts/locale.ts';
import { formatClock } from '../durations.ts';
import type { Picture } from './picture.ts';

type Part = AttacksData['heading'][number];
type MapRow = AttacksData['maps'][number];
type Attack = MapRow[3];

const nameLength = 18;
const inAlt = 3;

/**
 * Returns the picture of a session's attacks: how long each took, map by map, in the order of the heading. Of many maps it shows the latest.
 * Undefined if no attack is known.
 */
export function attacksPicture({ teams: { teams, mixed }, score }: SessionResult, locale: Locale): Picture | undefined {
  const known = score.matches.flatMap(({ result, ...match }) =>
    result ? [{ ...match, teams: mixed ? null : match.teams, result }] : [],
  );
  const shown = known.slice(-mostMaps);
  if (shown.length === 0) return undefined;
  const longest = Math.max(
    ...shown.flatMap(({ result: { round1, round2 } }) => [round1.limit ?? 0, secondsOf(round1), secondsOf(round2)]),
  );
  const maps = shown.map((match) => mapOf(match, { teams, longest }, locale));
  const texts = locale.texts.teams.attacks;
  const heading: Part[] = mixed || teams.length < 2 ? [[texts.title, noTeam]] : headingOf(teams, score, locale);
  const note = [
    shown.length < known.length ? texts.latest : texts.againstLimit,
    ...(shown.some((match) => match.teams === null) ? [texts.unknownTeams] : []),
  ].join(' · ');
  const figures = maps
    .slice(0, inAlt)
    .map(([map, points, , one, other]) => texts.map(map, points, `${timeIn(one)} / ${timeIn(other)}`));
  const title = heading.map(([part]) => part).join(' ');
  return { chart: { kind: 'attacks', data: { heading, note, maps } }, alt: texts.alt(title, figures.join('; ')) };

  function timeIn(attack: Attack): string {
    return attack?.[1] ?? locale.texts.common.nothing;
  }
}

/** Returns `Team A 10 : 4 Team B`, or `Team A 4 · Team B 4 · Team C 2`, each team in its colour. */
function headingOf(teams: readonly Team[], { points }: Score, { texts, count }: Locale): Part[] {
  const names = teams.map(({ name }, at) =>
    name === null ? texts.teams.team(letterOf(at)) : displayName(name, nameLength),
  );
  const [first = '', second = ''] = names;
  const pointsOf = (at: number) => count(points[at] ?? 0);
  if (teams.length === 2)
    return [
      [first, 0],
      [`${pointsOf(0)} : ${pointsOf(1)}`, noTeam],
      [second, 1],
    ];
  return names.slice(0, noTeam).map((name, at) => [`${name} ${pointsOf(at)}`, colourOf(at)]);
}

function mapOf(
  { mapName, result, teams: playing }: { mapName: string; result: MapResult; teams: ScoredMatch['teams'] },
  { teams, longest }: { teams: readonly Team[]; longest: number },
  { texts }: Locale,
): MapRow {
  const places = playing && playing[0] > playing[1] ? ([1, 0] as const) : ([0, 1] as const);
  const rounds = [result.round1, result.round2];
  const points = places.map((place) => result.points?.[place]);
  const score = result.points ? points.join(' : ') : texts.teams.round1Only;
  const named = teams.length > 2 && playing ? places.map((place) => shortName(playing[place])) : undefined;
  const attacks = places.map((place, line): Attack => {
    const round = rounds[place];
    if (!round) return null;
    const { attackersWon, certain } = round;
    const seconds = secondsOf(round);
    return [
      colourOf(playing?.[place]),
      timeOf(round),
      seconds > 0 ? lengthOf(seconds, longest) : null,
      certain && !attackersWon ? 1 : 0,
      (points[line] ?? 0) > (points[1 - line] ?? 0) ? 1 : 0,
    ];
  });
  const { limit } = result.round1;
  return [
    displayName(mapName, nameLength),
    named ? `${named[0]} ${score} ${named[1]}` : score,
    limit ? lengthOf(limit, longest) : null,
    attacks[0] ?? null,
    attacks[1] ?? null,
  ];

  function shortName(at: number): string {
    const name = teams[at]?.name ?? null;
    return name === null ? letterOf(at) : displayName(name, 8);
  }

  function timeOf({ attackersWon, seconds, certain }: RoundResult): string {
    if (!certain) return '?';
    if (!attackersWon) return texts.teams.notInTime;
    return seconds === null ? texts.teams.inTime : formatClock(seconds);
  }
}

/** Returns how long an attack took, or how long the attackers were held. 0 if it is not known. */
function secondsOf(round: RoundResult | null): number {
  if (!round?.certain) return 0;
  return (round.attackersWon ? round.seconds : round.limit) ?? 0;
}

const letterOf = (position: number) => String.fromCharCode(65 + (position % 26));

const colourOf = (team: number | undefined): Part[1] =>
  team !== undefined && team < noTeam ? (team as Part[1]) : noTeam;
