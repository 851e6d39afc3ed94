import type { WrittenRound } from '../../../demo/round-files/generate.ts';
import { generateRoundFiles } from '../../../demo/round-files/generate.ts';
import { stampText } from '../../../demo/round-files/write.ts';

const generatedAt = '2026-01-31T20:00:00Z';
const stampLength = stampText(0).length;

interface Played {
  matches?: number;
  /** Minutes between the ends of two rounds. */
  everyMinutes?: number;
}

/** Returns the rounds of an evening of six people, of which the first one ends at `at`. */
export function eveningAt(seed: string, at: number, { matches = 2, everyMinutes = 10 }: Played = {}): WrittenRound[] {
  const rounds = generateRoundFiles({ seed, from: generatedAt.slice(0, 10), matches, people: 6 });
  return rounds.map((round, index) => endedAt(round, at + index * everyMinutes * 60_000));
}

/** Returns a round as if it had ended at another time. Its own time stands in the name of its file. */
function endedAt(round: WrittenRound, at: number): WrittenRound {
  const moved = (name: string) => stampText(at) + name.slice(stampLength);
  const { endstats } = round;
  return {
    ...round,
    name: moved(round.name),
    endedAt: at,
    endstats: endstats && { ...endstats, name: moved(endstats.name) },
  };
}
