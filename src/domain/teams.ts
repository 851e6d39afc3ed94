import { mergeGroups } from './merge-groups.ts';
import type { PairCounts } from './pair-counts.ts';
import { countPairs } from './pair-counts.ts';
import type { Side, SidesByRound } from './sides.ts';
import { axisLead, leadingSide } from './sides.ts';
import type { Change, Stand } from './team-change.ts';
import { bestChange } from './team-change.ts';

/** A stored roster. A roster without players only gives its name to a team without one. */
export interface Roster {
  name: string;
  guids: readonly string[];
}

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
export function findTeams(rounds: SidesByRound, rosters: readonly Roster[] = []): Teams {
  const pairs = countPairs([...rounds.values()]);
  const groups = groupsInOrder(rounds, pairs, rosters);
  const established = groups.filter(({ guids, set }) => guids.length > 1 || set.size > 0);
  const changes = changesIn(groups, established, rounds);
  const homeless = new Set(changes.filter(({ home }) => !established.includes(home)).map(({ home }) => home));
  const teams = groups.filter((group) => !homeless.has(group));
  const meetings = meetingsOf(pairs, teams);
  const confidence = shareThatFits([...meetings.values()]);
  const spareNames = rosters.filter(({ guids }) => guids.length === 0).map(({ name }) => name);
  return {
    teams: teams.map(({ name, guids, set }) => ({
      name: name ?? spareNames.shift() ?? null,
      members: guids.map((guid) => ({
        guid,
        rounds: roundsOf(guid, pairs),
        set: set.has(guid),
        confidence: shareThatFits([meetings.get(guid) ?? none]),
      })),
    })),
    changed: changes.map(({ guid, change: { from, to, since, confidence } }) => {
      return { guid, from: teams.indexOf(from), to: teams.indexOf(to), since, confidence };
    }),
    confidence,
    mixed: confidence !== null && confidence < mixedBelow && teams.every(({ set }) => set.size === 0),
  };
}

interface Group {
  name: string | null;
  guids: readonly string[];
  /** Players that a roster put here. */
  set: ReadonlySet<string>;
}

function roundsOf(guid: string, { numbers, same }: PairCounts): number {
  const number = numbers.get(guid);
  return number === undefined ? 0 : same(number, number);
}

function groupsInOrder(rounds: SidesByRound, pairs: PairCounts, rosters: readonly Roster[]): Group[] {
  const { people, numbers } = pairs;
  const taken = new Set<string>();
  const seats = rosters.map(({ guids }) => new Set(guids.filter((guid) => !taken.has(guid) && taken.add(guid))));
  const seeds = seats.map((set) => [...set].map((guid) => numbers.get(guid)).filter((number) => number !== undefined));
  const merged = mergeGroups(pairs, seeds).map((group) => group.map((number) => people[number] ?? ''));
  const byRounds = (a: string, b: string) => (numbers.get(a) ?? people.length) - (numbers.get(b) ?? people.length);
  return merged
    .map((guids, position) => {
      const set = seats[position] ?? new Set<string>();
      return { name: rosters[position]?.name ?? null, guids: [...new Set([...guids, ...set])].sort(byRounds), set };
    })
    .filter(({ guids }) => guids.length > 0)
    .map((group) => ({ group, place: firstPlace(rounds, group.guids) }))
    .sort((a, b) => a.place - b.place)
    .map(({ group }) => group);
}

/**
 * Returns the place of a group's first round: Axis of the first round, then Allies of the first round, then Axis of the second round, and
 * so on.
 */
function firstPlace(rounds: SidesByRound, guids: readonly string[]): number {
  let place = 0;
  for (const people of rounds.values()) {
    const side = leadingSide(axisLead(people, guids));
    if (side) return place + side;
    place += 2;
  }
  return Number.POSITIVE_INFINITY;
}

/** The sides in one round, and how many more members of each team stood on Axis than on Allies. */
interface Standing {
  round: number;
  people: ReadonlyMap<string, Side>;
  leads: { team: Group; lead: number }[];
}

function changesIn(groups: readonly Group[], established: readonly Group[], rounds: SidesByRound) {
  const standings: Standing[] = [];
  for (const [round, people] of rounds) {
    standings.push({ round, people, leads: established.map((team) => ({ team, lead: axisLead(people, team.guids) })) });
  }
  return groups.flatMap((home) => home.guids.flatMap((guid) => changeOf(guid, home, standings)));
}

function changeOf(guid: string, home: Group, standings: readonly Standing[]) {
  if (home.set.has(guid)) return [];
  const stands: Stand<Group>[] = [];
  let roundsAtHome = 0;
  for (const { round, people, leads } of standings) {
    const side = people.get(guid);
    if (!side) continue;
    const team = matesOf(side, home, leads);
    if (team === home) roundsAtHome += 1;
    stands.push({ round, team });
  }
  const change = roundsAtHome < stands.length ? bestChange(stands) : undefined;
  if (!change) return [];
  const explainsMore = change.confidence > roundsAtHome / stands.length && change.confidence >= clearFrom;
  return home.guids.length === 1 || explainsMore ? [{ guid, home, change }] : [];
}

/** Returns the team whose other members stood on this side. */
function matesOf(side: Side, home: Group, leads: Standing['leads']): Group | null {
  const own = side === 1 ? 1 : -1;
  for (const { team, lead } of leads) if (leadingSide(team === home ? lead - own : lead) === side) return team;
  return null;
}

/** How many meetings in a round somebody had, and how many of them fit the teams. */
interface Meetings {
  fits: number;
  all: number;
}

const none: Meetings = { fits: 0, all: 0 };

function meetingsOf({ numbers, same, opposite }: PairCounts, teams: readonly Group[]): Map<string, Meetings> {
  const members: { guid: string; number: number; team: Group; meetings: Meetings }[] = [];
  for (const team of teams) {
    for (const guid of team.guids) {
      const number = numbers.get(guid);
      if (number !== undefined) members.push({ guid, number, team, meetings: { fits: 0, all: 0 } });
    }
  }
  for (const [place, a] of members.entries()) {
    for (const b of members.slice(place + 1)) {
      const together = same(a.number, b.number);
      const against = opposite(a.number, b.number);
      for (const { meetings } of [a, b]) {
        meetings.fits += a.team === b.team ? together : against;
        meetings.all += together + against;
      }
    }
  }
  return new Map(members.map(({ guid, meetings }) => [guid, meetings]));
}

function shareThatFits(meetings: readonly Meetings[]): number | null {
  let fits = 0;
  let all = 0;
  for (const one of meetings) {
    fits += one.fits;
    all += one.all;
  }
  return all === 0 ? null : fits / all;
}
