import { Random } from '../random.ts';
import type { EveningPlan } from './calendar.ts';
import type { GameMap } from './maps.ts';
import { MAPS } from './maps.ts';
import type { Lineup, PlayedRound } from './match.ts';
import { pause, playMatch, playSingleRound } from './match.ts';
import type { Player } from './players.ts';
import { participant } from './players.ts';
import { playRound } from './round.ts';
import { MINUTE, SECOND } from './stamps.ts';
import type { Participant } from './tally.ts';

/** Players who appear once: the first is never hit, the second stays for one match. */
export type Guests = readonly [untouched: Player, passerby: Player];

/** The players' places during the evening. */
interface Sides {
  a: Player[];
  b: Player[];
  bench: Player[];
}

/** Plays one evening round by round, including the quirks of its plan. */
export function* playEvening(random: Random, plan: EveningPlan, guests?: Guests): Generator<PlayedRound> {
  const { quirks, t } = plan;
  const sides: Sides = { a: [...plan.teams[0].players], b: [...plan.teams[1].players], bench: [...plan.bench] };
  const half = Math.floor(plan.maps.length / 2);
  let at = plan.startsAt;

  if (quirks.has('lone-player')) {
    const early = participant(sides.a[0] as Player, t);
    const round = playSingleRound(random, MAPS[0] as GameMap, at, { attackers: [early], defenders: [] }, 720);
    yield round;
    at = round.endedAt + pause(random);
  }
  for (const [i, map] of plan.maps.entries()) {
    if (i === half) at += halftime(random, plan, sides);
    const lineup = toss(i, people(random, sides.a, t), people(random, sides.b, t));
    if (i === 1 && quirks.has('short-round')) {
      const round = playSingleRound(random, map, at, lineup, 43);
      yield round;
      at = round.endedAt + pause(random);
    }
    const rounds = playMatch(random, map, at, lineup, secondLineup(lineup, i === 1 ? plan : undefined, guests));
    yield* disturb(random, rounds, i, plan, sides);
    at = rounds[1].endedAt + pause(random);
  }
}

/** Returns the line-up of a match. The teams take turns attacking first. */
function toss(index: number, a: Participant[], b: Participant[]): Lineup {
  return index % 2 === 0 ? { attackers: a, defenders: b } : { attackers: b, defenders: a };
}

function people(random: Random, players: readonly Player[], t: number): Participant[] {
  return players.map((player) => participant(player, t, random.chance(0.015) ? random.between(0.3, 0.9) : 1));
}

/** Returns the line-up of round 2. Players who left round 1 early are missing, unless that empties a side. Guests join. */
function secondLineup(first: Lineup, guestPlan: EveningPlan | undefined, guests?: Guests): Lineup {
  const stayed = (side: readonly Participant[]) => {
    const left = side.filter(({ presence }) => presence === 1);
    return left.length >= 2 ? left : side;
  };
  const attackers = [...stayed(first.attackers)];
  const defenders = [...stayed(first.defenders)];
  if (guests && guestPlan?.quirks.has('untouched-guest')) {
    attackers.push({ ...participant(guests[0], guestPlan.t, 0.1), untouchable: true });
  }
  if (guests && guestPlan?.quirks.has('passerby')) defenders.push(participant(guests[1], guestPlan.t));
  return { attackers, defenders };
}

/**
 * Changes the sides in the middle of the evening: new people, a changed team, other opponents, or only a long dinner. Returns the break's
 * length in milliseconds.
 */
function halftime(random: Random, { quirks }: EveningPlan, sides: Sides): number {
  if (quirks.has('three-teams')) {
    const rested = sides.b;
    sides.b = sides.bench;
    sides.bench = rested;
  } else if (quirks.has('changed-team') && sides.a.length > 2) {
    const deserter = sides.a.pop() as Player;
    const swapped = sides.b.shift() as Player;
    sides.a.push(swapped);
    sides.b.push(deserter);
  } else if (sides.bench.length > 0 && random.chance(0.4)) {
    const side = random.chance(0.5) ? sides.a : sides.b;
    side[random.int(0, side.length - 1)] = sides.bench.pop() as Player;
  }
  return quirks.has('two-sessions') ? 80 * MINUTE + random.int(0, 600) * SECOND : 0;
}

/** Applies the quirks that the plan has for match `index`. */
function* disturb(
  random: Random,
  [one, two]: [PlayedRound, PlayedRound],
  index: number,
  { quirks, t }: EveningPlan,
  sides: Sides,
): Generator<PlayedRound> {
  const colonClock = quirks.has('colon-clock');
  const at = (quirk: Parameters<typeof quirks.has>[0], match: number) => quirks.has(quirk) && index === match;
  if (!at('orphan-second', 2)) yield { ...one, colonClock };
  if (at('unpaired-round', 2)) return;
  if (at('orphan-second', 2)) {
    const { first, ...orphan } = two;
    yield { ...orphan, matchAt: two.endedAt };
    return;
  }
  const watcher = sides.bench[0];
  yield {
    ...two,
    colonClock,
    summary: at('match-summary', 0),
    ...(at('foreign-rows', 2) ? { foreign: misfiled(two, sides, t) } : {}),
    ...(at('foreign-rows', 3) ? { foreign: strangers(random, two, sides, t) } : {}),
    ...(at('spectator', 1) && watcher ? { spectators: [participant(watcher, t)] } : {}),
  };
}

/** Returns rows that name another map and round than the round they are stored in. Nothing else shows that they do not belong there. */
function misfiled(round: PlayedRound, sides: Sides, t: number) {
  const { tallies } = strangers(new Random(`misfiled ${t}`), round, sides, t);
  return { tallies, seconds: 58, of: { map_name: 'te_valhalla', round_number: 1 } };
}

/** Returns rows of another file: players who are not in this round, with a clock that ran for over an hour. */
function strangers(random: Random, { map }: PlayedRound, { bench }: Sides, t: number) {
  const others = bench.slice(0, 6).map((player) => participant(player, t));
  const half = Math.ceil(others.length / 2);
  const seconds = random.int(3700, 4600);
  const sides = { axis: others.slice(0, half), allies: others.slice(half) };
  return { tallies: playRound(random, { map, ...sides, seconds: 70, defender: 1, attackersWon: false }), seconds };
}
