import type { TeamSession } from '../../db/queries/session-teams.ts';
import { displayName } from '../../domain/names.ts';
import { sessionResult } from '../../domain/session-result.ts';
import type { Locale } from '../../texts/locale.ts';
import { defaultTeamName } from './team-label.ts';

/** A team in the form in which it is stored. */
export interface Roster {
  name: string;
  guids: string[];
}

export const longestName = 32;

/** Returns the teams of a session as they are shown, whether set or detected. A team without a name is named by its position. */
export function shownRosters(session: TeamSession, locale: Locale): Roster[] {
  const { teams } = sessionResult(session).teams;
  return teams.map(({ name, members }, position) => ({
    name: name ?? defaultTeamName(position, locale),
    guids: members.map(({ guid }) => guid),
  }));
}

/**
 * Finds the position of a typed team by its number, its letter, its name or the start of its name. Returns undefined if none or several
 * fit.
 */
export function findRoster(typed: string, rosters: readonly Roster[]): number | undefined {
  const wanted = plain(typed);
  const positions = [...rosters.keys()];
  const called = (position: number) => plain(rosters[position]?.name ?? '');
  const fits: ((position: number) => boolean)[] = [
    (position) => called(position) === wanted,
    (position) =>
      [`${position + 1}`, `team ${position + 1}`, letter(position), `team ${letter(position)}`].includes(wanted),
    (position) => called(position).startsWith(wanted),
  ];
  for (const fit of fits) {
    const [only, another] = positions.filter(fit);
    if (only !== undefined) return another === undefined ? only : undefined;
  }
  return undefined;
}

/** Moves these players into the team at `position` and out of all others. Drops teams that become empty. */
export function moveTo(rosters: readonly Roster[], position: number, guids: readonly string[]): Roster[] {
  return rosters
    .map(({ name, guids: members }, place) => {
      const others = members.filter((guid) => !guids.includes(guid));
      return { name, guids: place === position ? [...others, ...guids] : others };
    })
    .filter(({ guids: members }, place) => members.length > 0 || place === position);
}

/** Returns a team's name as it may be stored, or undefined if it has no visible character. */
export function storableName(typed: string): string | undefined {
  const name = displayName(typed, longestName);
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(typed) && name === displayName(name, longestName) ? name : undefined;
}

/** Returns the first name that two teams share, ignoring case. */
export function sameName(rosters: readonly Roster[]): string | undefined {
  const names = rosters.map(({ name }) => plain(name));
  return rosters.find((_, position) => names.indexOf(plain(rosters[position]?.name ?? '')) < position)?.name;
}

/**
 * Finds the players of a session that a list names by GUID or name, separated by commas. A part of a name is enough if it fits one player
 * only. `unclear` holds the entries that fit nobody or several players.
 */
export function peopleIn(list: string, names: TeamSession['names']): { guids: string[]; unclear: string[] } {
  const guids: string[] = [];
  const unclear: string[] = [];
  for (const typed of list
    .split(',')
    .map(plain)
    .filter((part) => part !== '')) {
    const guid = personCalled(typed, names);
    if (guid) guids.push(guid);
    else unclear.push(typed);
  }
  return { guids: [...new Set(guids)], unclear };
}

function personCalled(typed: string, names: TeamSession['names']): string | undefined {
  const people = Object.entries(names).map(([guid, name]) => ({ guid, name: plain(name ?? '') }));
  const fits: ((person: { guid: string; name: string }) => boolean)[] = [
    ({ guid }) => plain(guid) === typed,
    ({ name }) => name === typed,
    ({ name }) => name.startsWith(typed),
    ({ name }) => name.includes(typed),
  ];
  for (const fit of fits) {
    const [only, another] = people.filter(fit);
    if (only) return another ? undefined : only.guid;
  }
  return undefined;
}

const letter = (position: number) => String.fromCharCode(97 + (position % 26));
const plain = (text: string) => displayName(text, 100).toLowerCase();
