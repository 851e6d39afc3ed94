import { nameInText } from '../discord/escape.ts';
import { cutGraphemes, visibleName } from '../domain/names.ts';
import type { Team } from '../domain/teams.ts';
import type { Locale } from '../texts/locale.ts';

const longest = 30;

/** Returns a team's name, or "Team A", "Team B" by its `position` in the list of teams. */
export function teamName({ name }: Pick<Team, 'name'>, position: number, locale: Locale, length = longest): string {
  return name === null ? unnamed(position, locale) : nameInText(name, length);
}

/** Returns a team's name in plain text, for pictures. */
export function plainTeamName({ name }: Pick<Team, 'name'>, position: number, locale: Locale): string {
  return name === null ? unnamed(position, locale) : cutGraphemes(visibleName(name), longest);
}

const unnamed = (position: number, { texts }: Locale) => texts.sessions.team(String.fromCharCode(65 + (position % 26)));

/** Returns `Night Tram 8 : 6 Marmalade Brigade`, or `Team A 4 · Team B 4 · Team C 2` for more than two teams. */
export function scoreLine(scored: readonly { name: string; points: number | string }[]): string {
  const [first, second, ...others] = scored;
  if (!first || !second || others.length > 0) return scored.map(({ name, points }) => `${name} ${points}`).join(' · ');
  return `${first.name} ${first.points} : ${second.points} ${second.name}`;
}
