import { mergeGroups } from './merge-groups.ts';
import type { PairCounts } from './pair-counts.ts';
import { countPairs } from './pair-counts.ts';
import type { Side, SideRow } from './sides.ts';
import { majoritySide, sidesByRound } from './sides.ts';
import type { Change, Stand } from './team-change.ts';
import { bestChange } from './team-change.ts';

/** A stored roster. One without people only gives its name to a team that has none. */
export interface Roster {
  name: string;
  guids: readonly string[];
}

export interface TeamMember {
  guid: string;
  /** Rounds played in the session. */
  rounds: number;
  /** Put here by a stored roster, not by detection. */
  set: boolean;
  /** Share of meetings in a round that fit: team mates on the same side, others opposite. Null without any. */
  confidence: number | null;
}

export interface Team {
  name: string | null;
  /** Most rounds first. */
  members: TeamMember[];
}

export interface Teams {
  /** In the order of the first round's Axis side. Two as a rule; three where the opponents changed. */
  teams: Team[];
  /**
   * People whose rounds are explained better by one change of team (positions in `teams`) than by one team. Who was more with one
   * of them is also its member, the others belong to none.
   */
  changed: (Change<number> & { guid: string })[];
  /** The members' confidence over all their meetings. */
  confidence: number | null;
}

/**
 * The teams of a gaming session, from who stood where in its counted rounds. Stored rosters win: nobody on one is moved, and who is
 * on none joins those he played with. A person alone who stood with two teams has changed team and is never forced into one.
 * (Source: formulas.md, teams)
 */
export function findTeams(rows: readonly SideRow[], rosters: readonly Roster[] = []): Teams {
  const rounds = sidesByRound(rows);
  const pairs = countPairs([...rounds.values()]);
  const groups = groupsInOrder(rounds, pairs, rosters);
  const established = groups.filter(({ guids, set }) => guids.length > 1 || set.size > 0);
  const changes = groups.flatMap((group) => changesIn(group, rounds, established));
  const homeless = new Set(changes.filter(({ home }) => !established.includes(home)).map(({ home }) => home));
  const teams = groups.filter((group) => !homeless.has(group));
  const agreement = agreementIn(pairs, teams);
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
    confidence: agreement(teams.flatMap(({ guids }) => guids)),
  };
}

interface Group {
  name: string | null;
  guids: readonly string[];
  /** Those whom a roster put here. */
  set: ReadonlySet<string>;
}

type Rounds = ReadonlyMap<number, ReadonlyMap<string, Side>>;

function groupsInOrder(rounds: Rounds, pairs: PairCounts, rosters: readonly Roster[]): Group[] {
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

/** Axis of the first round before Allies of the first round before Axis of the second … */
function firstPlace(rounds: Rounds, guids: readonly string[]): number {
  const sides = [...rounds.values()].map((people) => majoritySide(people, guids));
  const first = sides.findIndex((side) => side !== null);
  return first === -1 ? Number.POSITIVE_INFINITY : first * 2 + (sides[first] ?? 0);
}

function changesIn(home: Group, rounds: Rounds, teams: readonly Group[]) {
  return home.guids.flatMap((guid) => {
    if (home.set.has(guid)) return [];
    const mates = teams.map((team) => ({ team, guids: team.guids.filter((other) => other !== guid) }));
    const stands = [...rounds].flatMap(([round, people]): Stand<Group>[] => {
      const side = people.get(guid);
      const found = mates.find(({ guids }) => majoritySide(people, guids) === side);
      return side ? [{ round, team: found?.team ?? null }] : [];
    });
    const atHome = stands.filter(({ team }) => team === home).length / stands.length;
    const change = bestChange(stands);
    return change && change.confidence > atHome ? [{ guid, home, change }] : [];
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
