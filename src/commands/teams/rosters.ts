import type { TeamSession } from '../../db/queries/session-teams.ts';
import { displayName } from '../../domain/names.ts';
import { sessionResult } from '../../domain/session-result.ts';

/** A team as it would be stored. */
export interface Roster {
  name: string;
  guids: string[];
}

export const longestName = 32;

/** The teams of a session as they are shown, set or detected; those without a name are called by their place. */
export function shownRosters(session: TeamSession): Roster[] {
  const { teams } = sessionResult(session).teams;
  return teams.map(({ name, members }, position) => ({
    name: name ?? `Team ${String.fromCharCode(65 + (position % 26))}`,
    guids: members.map(({ guid }) => guid),
  }));
}

/** The position of the team that somebody typed: its number, its letter, its name or how that begins; undefined when that fits none or several. */
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

/** The rosters with these people in the team at `position` and in no other; a team nobody is left in is dropped. */
export function moveTo(rosters: readonly Roster[], position: number, guids: readonly string[]): Roster[] {
  return rosters
    .map(({ name, guids: members }, place) => {
      const others = members.filter((guid) => !guids.includes(guid));
      return { name, guids: place === position ? [...others, ...guids] : others };
    })
    .filter(({ guids: members }, place) => members.length > 0 || place === position);
}

/** A team's name as it may be stored; undefined when nothing of it can be seen. */
export function storableName(typed: string): string | undefined {
  const name = displayName(typed, longestName);
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(typed) && name === displayName(name, longestName) ? name : undefined;
}

/** The first two that are called the same, case aside. */
export function sameName(rosters: readonly Roster[]): string | undefined {
  const names = rosters.map(({ name }) => plain(name));
  return rosters.find((_, position) => names.indexOf(plain(rosters[position]?.name ?? '')) < position)?.name;
}

/**
 * The people of a session that a list names: GUIDs or names, separated by commas; a name may be only a part where that fits one
 * person alone. `unclear` are those that fit nobody or several.
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
