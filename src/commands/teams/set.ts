import { nameInText } from '../../discord/escape.ts';
import { ephemeral } from '../../discord/reply.ts';
import type { Before, Change } from './change.ts';
import type { Roster } from './rosters.ts';
import { findRoster, moveTo, peopleIn, shownRosters, storableName } from './rosters.ts';

export interface Wanted {
  first?: string | undefined;
  second?: string | undefined;
  first_players?: string | undefined;
  second_players?: string | undefined;
  reset?: boolean | undefined;
}

/** Sets the names and players of the two teams. Players who are not listed stay in their team. */
export function setTeams(wanted: Wanted, { session }: Before): Change {
  if (wanted.reset) return resetTeams(session.rosters.length);
  const given = [wanted.first, wanted.second, wanted.first_players, wanted.second_players];
  if (given.every((option) => option === undefined)) {
    return ephemeral('Give `first` and `second` names, or their players, or `reset` to have the teams detected again.');
  }
  let rosters: Roster[] = shownRosters(session);
  for (const [place, list] of [wanted.first_players, wanted.second_players].entries()) {
    if (list === undefined) continue;
    const { guids, unclear } = peopleIn(list, session.names);
    if (unclear.length > 0) return ephemeral(whoIs(unclear));
    while (rosters.length <= place) rosters.push({ name: `Team ${'AB'[rosters.length]}`, guids: [] });
    rosters = rosters.map((roster, position) => ({ ...roster, guids: position === place ? [] : roster.guids }));
    rosters = moveAll(rosters, place, guids);
  }
  for (const [place, typed] of [wanted.first, wanted.second].entries()) {
    if (typed === undefined) continue;
    const name = storableName(typed);
    if (name === undefined) return ephemeral('A team’s name needs at least one character that can be seen.');
    rosters[place] = { name, guids: rosters[place]?.guids ?? [] };
  }
  const names = rosters.slice(0, 2).map(({ name }) => `**${nameInText(name)}**`);
  return { rosters, said: `Set: ${names.join(' and ')}.` };
}

/**
 * Makes `guids` the members of the team at `place` and removes them from all others. Unlike {@link moveTo}, it does not drop empty teams,
 * because the second list may fill them.
 */
function moveAll(rosters: readonly Roster[], place: number, guids: readonly string[]): Roster[] {
  return rosters.map(({ name, guids: members }, position) => {
    const others = members.filter((guid) => !guids.includes(guid));
    return { name, guids: position === place ? [...guids] : others };
  });
}

function resetTeams(stored: number): Change {
  if (stored === 0) return ephemeral('Nothing is set for this session: its teams are the detected ones.');
  return { rosters: [], said: 'What was set is gone: the teams are detected again.' };
}

function whoIs(unclear: readonly string[]): string {
  const shown = unclear.slice(0, 5).map((typed) => `“${nameInText(typed, 30)}”`);
  return `${shown.join(', ')}: that fits nobody who played in this session, or several. Type more of the name, or the GUID.`;
}

/** Moves a player into a team. If several players have the name, only those who played in the session count. */
export function assignPlayer(team: string, { session, candidates }: Before): Change {
  const [player, another] = candidates.filter(({ playerGuid }) => Object.hasOwn(session.names, playerGuid));
  if (!player) return ephemeral(`**${nameInText(candidates[0]?.name)}** did not play in this session.`);
  if (another) {
    const some = candidates
      .slice(0, 5)
      .map((one) => `**${nameInText(one.name)}** (\`${nameInText(one.playerGuid, 12)}\`)`);
    return ephemeral(`Several players fit: ${some.join(', ')}. Type the GUID.`);
  }
  const { playerGuid: guid, name } = player;
  const rosters = shownRosters(session);
  const position = findRoster(team, rosters);
  if (position === undefined) return ephemeral(noTeam(team, rosters));
  const said = `**${nameInText(name)}** is in **${nameInText(rosters[position]?.name)}**.`;
  return { rosters: moveTo(rosters, position, [guid]), said };
}

/** Renames one team. */
export function renameTeam(team: string, typed: string, { session }: Before): Change {
  const rosters = shownRosters(session);
  const position = findRoster(team, rosters);
  const before = rosters[position ?? -1];
  if (position === undefined || !before) return ephemeral(noTeam(team, rosters));
  const name = storableName(typed);
  if (name === undefined) return ephemeral('A team’s name needs at least one character that can be seen.');
  return {
    rosters: rosters.with(position, { ...before, name }),
    said: `**${nameInText(before.name)}** is called **${nameInText(name)}**.`,
  };
}

function noTeam(typed: string, rosters: readonly Roster[]): string {
  const teams = rosters.slice(0, 8).map(({ name }, position) => `\`${position + 1}\` ${nameInText(name)}`);
  return `“${nameInText(typed, 40)}” is none of the teams, or several. There are: ${teams.join(' · ') || 'none'}.`;
}
