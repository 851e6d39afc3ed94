import type { Random } from '../random.ts';
import { addUp, inventOwn } from './counters.ts';
import { endstatsText } from './endstats.ts';
import type { TruePlayer } from './true-player.ts';
import type { Layout, PlayerInFile } from './write.ts';
import { clock, headerLine, playerLine, stampText } from './write.ts';

/** A file as it exists on the game server. */
export interface WrittenFile {
  name: string;
  text: string;
}

/** A round's file and the values it must be read as. */
export interface WrittenRound extends WrittenFile {
  map: string;
  round: 1 | 2;
  /** When the round ended, in milliseconds since 1970. The server's clock is UTC. */
  endedAt: number;
  /** Seconds really played. */
  duration: number;
  /** Every player's counters in this round alone, by GUID. */
  truth: Map<string, TruePlayer>;
  endstats: WrittenFile | undefined;
}

export interface Somebody {
  guid: string;
  rawName: string;
  name: string;
}

export interface MatchPlan {
  map: string;
  layout: Layout;
  /** When round 1 ends, in milliseconds since 1970. */
  endsAt: number;
  axis: readonly Somebody[];
  allies: readonly Somebody[];
  /** A player who leaves after round 1. At most one player each leaves, joins for round 2, or reconnects in between. */
  leaver?: Somebody | undefined;
  joiner?: Somebody | undefined;
  reconnects?: Somebody | undefined;
}

/** Returns both rounds of a match. In round 2 sides are swapped and cumulative counters continue. */
export function writeMatch(random: Random, plan: MatchPlan): [WrittenRound, WrittenRound] {
  const limit = random.chance(0.7) ? 720 : 600;
  const firstHeld = random.chance(0.4);
  const first = firstHeld ? limit : 6 * random.int(30, limit / 6 - 1);
  const secondHeld = random.chance(0.4);
  const second = secondHeld ? first : 6 * random.int(11, Math.max(11, first / 6 - 1));
  const round1 = playRound(random, plan, 1, first, undefined);
  const round2 = playRound(random, plan, 2, second, round1);
  const header = (round: 1 | 2, held: boolean, limitText: string, actual: number) =>
    headerOf(plan, round, held, limitText, actual);
  const endsAt2 = plan.endsAt + (second + random.int(40, 120)) * 1000;
  return [
    write(random, plan, 1, plan.endsAt, first, header(1, firstHeld, clock(limit), first), round1, undefined),
    write(random, plan, 2, endsAt2, second, header(2, secondHeld, clock(first), second), round2, round1),
  ];
}

/** The first line of a round's file; Axis defends. */
export function headerOf(plan: MatchPlan, round: 1 | 2, held: boolean, limit: string, actual: number): string {
  return headerLine({
    serverName: '^1Gen^7erated',
    map: plan.map,
    round,
    defender: 1,
    winner: held ? 1 : 2,
    limit,
    actual: clock(actual),
    ...(plan.layout === 38 && { play: actual * 1000 }),
  });
}

/** Invents the counters of all players in a round. The duration is in seconds. */
export function playRound(
  random: Random,
  plan: MatchPlan,
  round: 1 | 2,
  seconds: number,
  before: Map<string, TruePlayer> | undefined,
): Map<string, TruePlayer> {
  const truth = new Map<string, TruePlayer>();
  for (const [side, people] of [
    [1, plan.axis],
    [2, plan.allies],
  ] as const) {
    for (const somebody of people) {
      if (somebody === (round === 1 ? plan.joiner : plan.leaver)) continue;
      let played = random.chance(0.9) ? seconds : 6 * random.int(2, seconds / 6);
      // A player who reconnects looks like one who stayed, unless some counter is lower than before.
      const earlier = before?.get(somebody.guid)?.own.seconds;
      if (somebody === plan.reconnects && earlier !== undefined) played = Math.min(played, earlier - 6);
      const here = round === 1 ? side : ((3 - side) as 1 | 2);
      truth.set(somebody.guid, { name: somebody.name, side: here, own: inventOwn(random, played) });
    }
  }
  return truth;
}

function write(
  random: Random,
  plan: MatchPlan,
  round: 1 | 2,
  endedAt: number,
  duration: number,
  header: string,
  truth: Map<string, TruePlayer>,
  before: Map<string, TruePlayer> | undefined,
): WrittenRound {
  const people = new Map([...plan.axis, ...plan.allies].map((somebody) => [somebody.guid, somebody]));
  const lines = [...truth].map(([guid, { side, own }]) => {
    const somebody = people.get(guid) as Somebody;
    const earlier = somebody === plan.reconnects ? undefined : before?.get(guid)?.own;
    const shown: PlayerInFile = { guid, rawName: somebody.rawName, side, shown: earlier ? addUp(earlier, own) : own };
    return playerLine(shown, round, plan.layout);
  });
  const name = `${stampText(endedAt)}-${plan.map}-round-${round}`;
  return {
    name: `${name}.txt`,
    text: `${[header, ...random.shuffle(lines)].join('\n')}\n`,
    map: plan.map,
    round,
    endedAt,
    duration,
    truth,
    endstats: plan.layout === 38 ? { name: `${name}-endstats.txt`, text: endstatsText(random, truth) } : undefined,
  };
}
