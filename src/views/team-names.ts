import { nameInText } from '../discord/escape.ts';
import { fitText } from '../discord/fit.ts';
import type { Team } from '../domain/teams.ts';

/** Returns a team's name, or "Team A", "Team B" by its `position` in the list of teams. */
export function teamName({ name }: Pick<Team, 'name'>, position: number): string {
  return name === null ? `Team ${String.fromCharCode(65 + (position % 26))}` : nameInText(name, 30);
}

/** Returns `Night Tram 8 : 6 Marmalade Brigade`, or `Team A 4 · Team B 4 · Team C 2` for more than two teams. */
export function scoreLine(scored: readonly { name: string; points: number }[]): string {
  const [first, second, ...others] = scored;
  if (!first || !second || others.length > 0) return scored.map(({ name, points }) => `${name} ${points}`).join(' · ');
  return `${first.name} ${first.points} : ${second.points} ${second.name}`;
}

/**
 * Returns the names of a team's players, most rounds first, as many as fit into `length`. `names` holds the players who took part, by GUID.
 */
export function memberNames({ members }: Team, names: ReadonlyMap<string, string | null>, length: number): string {
  const played = members.filter(({ guid }) => names.has(guid)).map(({ guid }) => nameInText(names.get(guid), 20));
  return fitText(played.join(', '), length);
}
