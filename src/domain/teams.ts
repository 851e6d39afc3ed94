import { mergeGroups } from './merge-groups.ts';
import type { PairCounts } from './pair-counts.ts';
import { countPairs } from './pair-counts.ts';
import type { Side, SidesByRound } from './sides.ts';
import { axisLead, leadingSide } from './sides.ts';
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
   * People who changed from one team (its position in `teams`) to another. Those who were more with one of them are its members all
   * the same, and named here only if the change is clear; the others belong to none.
   */
  changed: (Change<number> & { guid: string })[];
  /** The members' confidence over all their meetings. */
  confidence: number | null;
  /** Players were shuffled between maps: there are no teams worth the name. Never where somebody has set them. */
  mixed: boolean;
}

/** Real evenings have 0.88 to 1; teams drawn anew for every map, 0.6 to 0.7. */
const mixedBelow = 0.8;

/** The share of rounds that a change of a team's member has to explain. */
const clearFrom = 0.8;

/**
 * The teams of a gaming session, from who stood where in its counted rounds. Stored rosters win: nobody on one is moved, and who is
 * on none joins those he played with. A person alone who stood with two teams has changed team and is never forced into one.
 * (Source: formulas.md, teams)
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
  /** Those whom a roster put here. */
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

/** Axis of the first round before Allies of the first round before Axis of the second … */
function firstPlace(rounds: SidesByRound, guids: readonly string[]): number {
  const sides = [...rounds.values()].map((people) => leadingSide(axisLead(people, guids)));
  const first = sides.findIndex((side) => side !== null);
  return first === -1 ? Number.POSITIVE_INFINITY : first * 2 + (sides[first] ?? 0);
}

/** Who stood in one round, and how each team leaned. */
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
