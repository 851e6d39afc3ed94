import { nameInText } from '../../discord/escape.ts';
import type { Team } from '../../domain/teams.ts';
import type { Locale } from '../../texts/locale.ts';
import { isolate } from '../../views/player-row.ts';

/** Returns a team's name with at most `length` graphemes, or "Team A", "Team B" by its `position` in the list of teams. */
export function teamLabel({ name }: Pick<Team, 'name'>, position: number, locale: Locale, length = 18): string {
  return name === null ? defaultTeamName(position, locale) : isolate(nameInText(name, length));
}

/** Returns "Team A" for the first position, "Team B" for the second. */
export function defaultTeamName(position: number, { texts }: Locale): string {
  return texts.teams.team(String.fromCharCode(65 + (position % 26)));
}
