/** A player to put into a team. */
export interface Candidate {
  guid: string;
  /** DPM. Null if the player has no rounds, and then counts as average. */
  skill: number | null;
}

export interface Split {
  teams: readonly [string[], string[]];
  /** Summed skill of each team. */
  skill: readonly [number, number];
  difference: number;
  /** Mean weighted synergy of each team's pairs, where an unknown pair counts as 0. Null if no pair is known. */
  synergy: readonly [number, number] | null;
}

export interface BuiltTeams {
  best: Split;
  /** The next best splits. */
  alternatives: Split[];
  /** Whether synergy was used. It is not used if no pair is known. */
  basis: 'skill and synergy' | 'skill';
  /** Players who count as average because they have no skill yet. */
  unknown: string[];
}

export const fewestCandidates = 4;
export const mostCandidates = 12;

/**
 * Returns the most balanced split into two teams. If the number of players is odd, one team has one more. The split with the least
 * difference of summed skill wins, rounded to a whole DPM. Among equal splits, the one whose weaker team has the greater mean synergy wins.
 * `pairs` are the known synergies among the candidates. Throws RangeError unless there are 4 to 12 different players. (Source: formulas.md,
 * synergy)
 */
export function buildTeams(
  candidates: readonly Candidate[],
  pairs: readonly { a: string; b: string; weighted: number }[],
  alternatives = 3,
): BuiltTeams {
  const people = candidates.map(({ guid }) => guid);
  if (people.length < fewestCandidates || people.length > mostCandidates || new Set(people).size < people.length) {
    throw new RangeError(`Teams are built from ${fewestCandidates} to ${mostCandidates} different players.`);
  }
  const known = candidates.flatMap(({ skill }) => skill ?? []);
  const average = known.length === 0 ? 0 : sum(known) / known.length;
  const skills = new Map(candidates.map(({ guid, skill }) => [guid, skill ?? average]));
  const synergies = pairs.filter(({ a, b }) => a !== b && skills.has(a) && skills.has(b));
  const splits = splitsOf(people).map((teams) => judge(teams, skills, synergies));
  const [best, ...others] = splits.sort(
    (x, y) =>
      Math.round(x.difference) - Math.round(y.difference) || weaker(y) - weaker(x) || x.difference - y.difference,
  );
  if (!best) throw new Error('Four people or more always make a split.');
  return {
    best,
    alternatives: others.slice(0, alternatives),
    basis: synergies.length > 0 ? 'skill and synergy' : 'skill',
    unknown: candidates.filter(({ skill }) => skill === null).map(({ guid }) => guid),
  };
}

/** Returns every split once. If the number of players is even, the first player is always in the first team. */
function splitsOf(people: readonly string[]): [string[], string[]][] {
  const half = Math.floor(people.length / 2);
  const splits: [string[], string[]][] = [];
  for (let mask = 0; mask < 2 ** people.length; mask += 1) {
    const first = people.filter((_, position) => mask & (1 << position));
    if (first.length !== half || (people.length % 2 === 0 && !(mask & 1))) continue;
    splits.push([first, people.filter((_, position) => !(mask & (1 << position)))]);
  }
  return splits;
}

function judge(
  teams: [string[], string[]],
  skills: ReadonlyMap<string, number>,
  pairs: readonly { a: string; b: string; weighted: number }[],
): Split {
  const [first, second] = teams.map((team) => sum(team.map((guid) => skills.get(guid) ?? 0)));
  const synergy = teams.map((team) => {
    const inside = pairs.filter(({ a, b }) => team.includes(a) && team.includes(b));
    return sum(inside.map(({ weighted }) => weighted)) / ((team.length * (team.length - 1)) / 2);
  });
  const skill = [first ?? 0, second ?? 0] as const;
  return {
    teams,
    skill,
    difference: Math.abs(skill[0] - skill[1]),
    synergy: pairs.length === 0 ? null : [synergy[0] ?? 0, synergy[1] ?? 0],
  };
}

const weaker = ({ synergy }: Split) => Math.min(...(synergy ?? [0]));

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
