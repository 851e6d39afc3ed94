import type { Kind } from './kinds.ts';
import type { SessionSides } from './session-sides.ts';
import type { Change, Stand } from './team-change.ts';
import { bestChange } from './team-change.ts';
import type { Group, Roster } from './team-groups.ts';
import { groupsInOrder } from './team-groups.ts';

export interface TeamMember {
  guid: string;
  /** Rounds the member played in the session. */
  rounds: number;
  /** Whether a stored roster put the member here. If not, detection did. */
  set: boolean;
  /**
   * Share of meetings in a round that fit the teams. Team mates should be on the same side, opponents on opposite sides. Null without any
   * meeting.
   */
  confidence: number | null;
}

export interface Team {
  name: string | null;
  /** Members, most rounds first. */
  members: TeamMember[];
}

export interface Teams {
  /** Teams in the order of the first round's Axis side. Usually two, or three if the opponents changed. */
  teams: Team[];
  /**
   * Players who changed from one team (its position in `teams`) to another. Players who were more with one team stay its members, and are
   * listed here only if the change is clear. Other players belong to no team.
   */
  changed: (Change<number> & { guid: string })[];
  /** Confidence of all members over all their meetings. */
  confidence: number | null;
  /** Whether players were shuffled between maps, so that there are no lasting teams. Always false if a stored roster names players. */
  mixed: boolean;
}

/** Confidence below which teams are mixed. Real evenings have 0.88 to 1. Teams that are drawn for every map have 0.6 to 0.7. */
const mixedBelow = 0.8;

/** Share of rounds that a change must explain to be clear. */
const clearFrom = 0.8;

/**
 * Finds the teams of a gaming session from the players' sides in its counted rounds. Stored rosters come first: none of their players is
 * moved, and players on no roster join those they played with. A single player who stood with two teams has changed team and is never
 * forced into one. (Source: formulas.md, teams)
 */
export function findTeams(sides: SessionSides, rosters: readonly Roster[] = []): Teams {
  const groups = groupsInOrder(sides, rosters);
  const established = groups.filter(({ guids, set }) => guids.length > 1 || set.size > 0);
  const changes = changesIn(groups, established, sides);
  const homeless = new Set(changes.filter(({ home }) => !established.includes(home)).map(({ home }) => home));
  const teams = groups.filter((group) => !homeless.has(group));
  const meetings = meetingsIn(teams, sides);
  const confidence = shareThatFits([...meetings.values()]);
  const spareNames = rosters.filter(({ guids }) => guids.length === 0).map(({ name }) => name);
  return {
    teams: teams.map((team) => ({
      name: team.name ?? spareNames.shift() ?? null,
      members: team.guids.map((guid) => {
        const kind = kindIn(team, guid, sides);
        const own = kind && meetings.get(kind);
        return {
          guid,
          rounds: kind ? sides.same(kind.kind, kind.kind) : 0,
          set: team.set.has(guid),
          confidence: own ? shareThatFits([own]) : null,
        };
      }),
    })),
    changed: changes.map(({ guid, change: { from, to, since, confidence } }) => {
      return { guid, from: teams.indexOf(from), to: teams.indexOf(to), since, confidence };
    }),
    confidence,
    mixed: confidence !== null && confidence < mixedBelow && teams.every(({ set }) => set.size === 0),
  };
}

/** Returns the kind of a member. Undefined if they did not play. */
function kindIn({ kinds }: Group, guid: string, { numbers, kindOf }: SessionSides): Kind | undefined {
  const number = numbers.get(guid);
  return number === undefined ? undefined : kinds.get(kindOf(number));
}

function changesIn(groups: readonly Group[], established: readonly Group[], sides: SessionSides) {
  return groups.flatMap((home) => {
    const changes = new Map<Kind, Change<Group>>();
    for (const kind of home.kinds.values()) {
      const change = changeOf(kind, { home, established, sides });
      if (change) changes.set(kind, change);
    }
    if (changes.size === 0) return [];
    return home.guids.flatMap((guid) => {
      const kind = home.set.has(guid) ? undefined : kindIn(home, guid, sides);
      const change = kind && changes.get(kind);
      return change ? [{ guid, home, change }] : [];
    });
  });
}

interface Where {
  home: Group;
  established: readonly Group[];
  sides: SessionSides;
}

/** Returns the change of team of everybody of this kind. Undefined if they stayed, or if a change is not clear. */
function changeOf({ kind }: Kind, { home, established, sides }: Where): Change<Group> | undefined {
  const own = sides.standsOf(kind);
  // Most people stay, which is told without a list of where they stood.
  let hasLeft = false;
  for (let place = 0; place < own.length && !hasLeft; place += 1) {
    hasLeft = own[place] !== 0 && matesOf(own[place], place, home, established) !== home;
  }
  if (!hasLeft) return undefined;
  const stands: Stand<Group>[] = [];
  let roundsAtHome = 0;
  for (const [place, round] of sides.rounds.entries()) {
    if (!own[place]) continue;
    const team = matesOf(own[place], place, home, established);
    if (team === home) roundsAtHome += 1;
    stands.push({ round, team });
  }
  const change = bestChange(stands);
  if (!change) return undefined;
  const explainsMore = change.confidence > roundsAtHome / stands.length && change.confidence >= clearFrom;
  return home.guids.length === 1 || explainsMore ? change : undefined;
}

/** Returns the team whose other members stood on the side of somebody of the team `home`. */
function matesOf(stand = 0, place: number, home: Group, established: readonly Group[]): Group | null {
  for (const team of established) {
    const lead = (team.leads[place] ?? 0) - (team === home ? stand : 0);
    if (lead * stand > 0) return team;
  }
  return null;
}

/** How many meetings in a round everybody of a kind had, and how many of them fit the teams. */
interface Meetings {
  count: number;
  fits: number;
  all: number;
}

/** Returns the meetings of everybody with everybody, by kind. Team mates fit on one side, opponents on opposite ones. */
function meetingsIn(teams: readonly Group[], { same, opposite }: SessionSides): Map<Kind, Meetings> {
  const everybody = teams.flatMap((team) => [...team.kinds.values()].map((kind) => ({ team, kind })));
  return new Map(
    everybody.map(({ team, kind: own }) => {
      const meetings = { count: own.count, fits: 0, all: 0 };
      for (const { team: otherTeam, kind: other } of everybody) {
        const others = other === own ? own.count - 1 : other.count;
        const together = same(own.kind, other.kind);
        const against = opposite(own.kind, other.kind);
        meetings.fits += others * (team === otherTeam ? together : against);
        meetings.all += others * (together + against);
      }
      return [own, meetings];
    }),
  );
}

function shareThatFits(meetings: readonly Meetings[]): number | null {
  let fits = 0;
  let all = 0;
  for (const one of meetings) {
    fits += one.count * one.fits;
    all += one.count * one.all;
  }
  return all === 0 ? null : fits / all;
}
