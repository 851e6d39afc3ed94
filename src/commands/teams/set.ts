import { nameInText } from '../../discord/escape.ts';
import type { Reply } from '../../discord/reply.ts';
import { ephemeral } from '../../discord/reply.ts';
import { optionName } from '../../texts/command-names/index.ts';
import { wholeName } from '../../views/whole-name.ts';
import type { Context } from '../context.ts';
import type { Before, Change } from './change.ts';
import type { Roster } from './rosters.ts';
import { findRoster, moveTo, peopleIn, shownRosters, storableName } from './rosters.ts';
import { defaultTeamName } from './team-label.ts';

export interface Wanted {
  first?: string | undefined;
  second?: string | undefined;
  first_players?: string | undefined;
  second_players?: string | undefined;
  reset?: boolean | undefined;
}

type Languages = Pick<Context, 'locale' | 'caller'>;

/** Sets the names and players of the two teams. Players who are not listed stay in their team. */
export function setTeams(wanted: Wanted, { session }: Before, { locale, caller }: Languages): Change {
  const texts = caller.texts.teams;
  if (wanted.reset) {
    if (session.rosters.length === 0) return ephemeral(texts.nothingSet);
    return { rosters: [], said: locale.texts.teams.resetDone };
  }
  const given = [wanted.first, wanted.second, wanted.first_players, wanted.second_players];
  if (given.every((option) => option === undefined)) {
    const option = (name: string) => `\`${optionName(caller, `teams set ${name}`)}\``;
    return ephemeral(texts.give(option('first'), option('second'), option('reset')));
  }
  let rosters: Roster[] = shownRosters(session, locale);
  for (const [place, list] of [wanted.first_players, wanted.second_players].entries()) {
    if (list === undefined) continue;
    const { guids, unclear } = peopleIn(list, session.names);
    if (unclear.length > 0) {
      const typed = unclear.slice(0, 5).map((one) => texts.quoted(nameInText(one, 30)));
      return ephemeral(texts.unclear(typed.join(', ')));
    }
    while (rosters.length <= place) rosters.push({ name: defaultTeamName(rosters.length, locale), guids: [] });
    rosters = rosters.map((roster, position) => ({ ...roster, guids: position === place ? [] : roster.guids }));
    rosters = moveAll(rosters, place, guids);
  }
  for (const [place, typed] of [wanted.first, wanted.second].entries()) {
    if (typed === undefined) continue;
    const name = storableName(typed);
    if (name === undefined) return ephemeral(texts.invisible);
    rosters[place] = { name, guids: rosters[place]?.guids ?? [] };
  }
  const names = rosters.slice(0, 2).map(({ name }) => `**${nameInText(name)}**`);
  return { rosters, said: locale.texts.teams.set(names.join(` ${locale.texts.teams.and} `)) };
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

/** Moves a player into a team. If several players have the name, only those who played in the session count. */
export function assignPlayer(team: string, { session, candidates }: Before, { locale, caller }: Languages): Change {
  const texts = caller.texts.teams;
  const [player, another] = candidates.filter(({ playerGuid }) => Object.hasOwn(session.names, playerGuid));
  if (!player) return ephemeral(texts.didNotPlay(`**${wholeName(candidates[0]?.name, caller)}**`));
  if (another) {
    const some = candidates
      .slice(0, 5)
      .map((one) => `**${wholeName(one.name, caller)}** (\`${nameInText(one.playerGuid, 12)}\`)`);
    return ephemeral(texts.severalFit(some.join(', ')));
  }
  const { playerGuid: guid, name } = player;
  const rosters = shownRosters(session, locale);
  const position = findRoster(team, rosters);
  if (position === undefined) return noTeam(team, rosters, caller);
  const said = locale.texts.teams.isIn(`**${wholeName(name, locale)}**`, `**${nameInText(rosters[position]?.name)}**`);
  return { rosters: moveTo(rosters, position, [guid]), said };
}

/** Renames one team. */
export function renameTeam(team: string, typed: string, { session }: Before, { locale, caller }: Languages): Change {
  const rosters = shownRosters(session, locale);
  const position = findRoster(team, rosters);
  const before = rosters[position ?? -1];
  if (position === undefined || !before) return noTeam(team, rosters, caller);
  const name = storableName(typed);
  if (name === undefined) return ephemeral(caller.texts.teams.invisible);
  return {
    rosters: rosters.with(position, { ...before, name }),
    said: locale.texts.teams.nowCalled(`**${nameInText(before.name)}**`, `**${nameInText(name)}**`),
  };
}

function noTeam(typed: string, rosters: readonly Roster[], { texts }: Context['caller']): Reply {
  const teams = rosters.slice(0, 8).map(({ name }, position) => `\`${position + 1}\` ${nameInText(name)}`);
  return ephemeral(texts.teams.noTeam(nameInText(typed, 40), teams.join(' · ') || texts.teams.noTeams));
}
