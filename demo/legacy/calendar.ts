import type { Random } from '../random.ts';
import type { GameMap } from './maps.ts';
import { MAPS } from './maps.ts';
import type { Player } from './players.ts';
import type { Quirk } from './quirks.ts';
import { quirksOf } from './quirks.ts';
import { DAY, MINUTE, startOfDay } from './stamps.ts';

/** What is decided before an evening's first round. */
export interface EveningPlan {
  readonly startsAt: number;
  /** Share of the community's history that has passed, 0..1. */
  readonly t: number;
  readonly maps: readonly GameMap[];
  readonly teams: readonly [Team, Team];
  /** Players who are present but not on a team at first. */
  readonly bench: readonly Player[];
  readonly quirks: ReadonlySet<Quirk>;
}

export interface Team {
  readonly name: string;
  readonly players: readonly Player[];
}

export interface CalendarOptions {
  /** The day after the last evening. */
  readonly endDate: string;
  readonly evenings: number;
  readonly community: readonly Player[];
  /** Smallest and largest team. Most evenings are near the largest. */
  readonly playersPerSide: readonly [number, number];
  readonly quirks: boolean;
}

const DAYS_BETWEEN = 3.8;
const TEAM_NAMES = ['Night Tram', 'Marmalade'] as const;

/** Yields the evenings in order. The last one is on the day before `endDate` and ends before midnight. */
export function* calendar(random: Random, options: CalendarOptions): Generator<EveningPlan> {
  const { evenings, community, playersPerSide } = options;
  const lastDay = startOfDay(options.endDate) - DAY;
  for (let i = 0; i < evenings; i++) {
    const quirks = options.quirks ? quirksOf(i, evenings) : new Set<Quirk>();
    const left = evenings - 1 - i;
    const jitter = left === 0 ? 0 : random.pick([-1, 0, 0, 1]);
    const day = lastDay - (Math.floor(left * DAYS_BETWEEN) + jitter) * DAY;
    const starts = quirks.has('past-midnight') ? 22.4 * 60 : 19.5 * 60 + random.int(0, left === 0 ? 20 : 70);
    yield {
      startsAt: day + Math.round(starts) * MINUTE + random.int(0, 59_000),
      t: evenings > 1 ? i / (evenings - 1) : 0,
      maps: chooseMaps(random, quirks.has('same-map-twice')),
      ...chooseTeams(random, community, Math.max(random.int(...playersPerSide), random.int(...playersPerSide)), quirks),
      quirks,
    };
  }
}

function chooseMaps(random: Random, repeat: boolean): GameMap[] {
  const maps = random.shuffle(MAPS).slice(0, random.int(6, 9));
  // Communities replay a short favourite map immediately.
  const favourite = maps.findIndex(({ attack }) => attack < 350);
  if (favourite >= 0 && (repeat || random.chance(0.6))) maps.splice(favourite, 0, maps[favourite] as GameMap);
  return maps;
}

/** Returns teams of clan against clan. Players without a clan and a few deserters fill them up, and the others sit on the bench. */
function chooseTeams(
  random: Random,
  community: readonly Player[],
  wanted: number,
  quirks: ReadonlySet<Quirk>,
): Pick<EveningPlan, 'teams' | 'bench'> {
  const third = quirks.has('three-teams');
  const size = third ? Math.min(wanted, 4) : wanted;
  const spare = third ? size : quirks.has('foreign-rows') ? 7 : 1;
  const present = draw(random, community, size * 2 + spare);
  const mixed = random.chance(0.3);
  const rank = (player: Player) => (mixed ? random.float() : player.clan + random.between(-0.6, 0.6));
  const ordered = present.map((player) => ({ player, key: rank(player) })).sort((a, b) => a.key - b.key);
  const players = ordered.map(({ player }) => player);
  const teams: readonly [Team, Team] = [
    { name: TEAM_NAMES[0], players: players.slice(0, size) },
    { name: TEAM_NAMES[1], players: players.slice(players.length - size) },
  ];
  return { teams, bench: players.slice(size, players.length - size) };
}

/** Draws `wanted` different players, regulars more often. */
export function draw(random: Random, community: readonly Player[], wanted: number): Player[] {
  const left = [...community];
  const weights = left.map(({ activity }) => activity * activity);
  const drawn: Player[] = [];
  while (drawn.length < wanted) {
    const index = random.weighted(weights);
    if (index < 0) break;
    weights[index] = 0;
    drawn.push(left[index] as Player);
  }
  return drawn;
}
