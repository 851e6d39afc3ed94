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
  const standings = [...rounds].map(([round, people]) => {
    return { round, people, leads: established.map((team) => ({ team, lead: axisLead(people, team.guids) })) };
  });
  const changes = groups.flatMap((group) => changesIn(group, standings));
  const homeless = new Set(changes.filter(({ home }) => !established.includes(home)).map(({ home }) => home));
  const teams = groups.filter((group) => !homeless.has(group));
  const agreement = agreementIn(pairs, teams);
  const confidence = agreement(teams.flatMap(({ guids }) => guids));
  const spareNames = rosters.filter(({ guids }) => guids.length === 0).map(({ name }) => name);
  return {
    teams: teams.map(({ name, guids, set }) => ({
      name: name ?? spareNames.shift() ?? null,
      members: guids.map((guid) => ({
        guid,
        rounds: pairs.same(guid, guid),
        set: set.has(guid),
        confidence: agreement([guid]),
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

function groupsInOrder(rounds: SidesByRound, pairs: PairCounts, rosters: readonly Roster[]): Group[] {
  const played = new Set(pairs.people);
  const taken = new Set<string>();
  const seats = rosters.map(({ guids }) => new Set(guids.filter((guid) => !taken.has(guid) && taken.add(guid))));
  const merged = mergeGroups(
    pairs,
    seats.map((set) => [...set].filter((guid) => played.has(guid))),
  );
  const rank = new Map(pairs.people.map((guid, position) => [guid, position]));
  const byRounds = (a: string, b: string) => (rank.get(a) ?? rank.size) - (rank.get(b) ?? rank.size);
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
  const sides = [...rounds.values()].map((people) => leadingSide(axisLead(people, guids)));
  const first = sides.findIndex((side) => side !== null);
  return first === -1 ? Number.POSITIVE_INFINITY : first * 2 + (sides[first] ?? 0);
}

/** The sides in one round, and the side of most members of each team. */
interface Standing {
  round: number;
  people: ReadonlyMap<string, Side>;
  leads: { team: Group; lead: number }[];
}

function changesIn(home: Group, standings: readonly Standing[]) {
  return home.guids.flatMap((guid) => {
    if (home.set.has(guid)) return [];
    const stands = standings.flatMap(({ round, people, leads }): Stand<Group>[] => {
      const side = people.get(guid);
      if (!side) return [];
      const own = side === 1 ? 1 : -1;
      const mates = leads.find(({ team, lead }) => leadingSide(team === home ? lead - own : lead) === side);
      return [{ round, team: mates?.team ?? null }];
    });
    const atHome = stands.filter(({ team }) => team === home).length / stands.length;
    const change = bestChange(stands);
    const clear = change && (home.guids.length === 1 || (change.confidence > atHome && change.confidence >= clearFrom));
    return clear ? [{ guid, home, change }] : [];
  });
}

function agreementIn(
  { same, opposite }: PairCounts,
  teams: readonly Group[],
): (guids: readonly string[]) => number | null {
  const teamOf = new Map(teams.flatMap((team) => team.guids.map((guid) => [guid, team])));
  return (guids) => {
    let fits = 0;
    let meetings = 0;
    for (const a of guids) {
      for (const [b, team] of teamOf) {
        if (a === b) continue;
        fits += team === teamOf.get(a) ? same(a, b) : opposite(a, b);
        meetings += same(a, b) + opposite(a, b);
      }
    }
    return meetings === 0 ? null : fits / meetings;
  };
}
