import type { Simulator } from '../simulator/discord/simulator.ts';
import { nextHour } from '../src/domain/quiet-hour.ts';

const hourMs = 3_600_000;
const morning = 8;

/** Where the clock can be moved: an hour on, or to the next morning at eight. */
export type ClockStep = 'hour' | 'morning';

/** What a move of the clock did. */
export interface Moved {
  /** The bot's time. */
  now: string;
  /** The jobs that became due and ran. */
  ran: { job: string; outcome: string }[];
}

/** The time that the bot and the simulated Discord see. It can be put ahead, and is right again after a restart. */
export interface FastClock {
  /** Returns how far it is ahead of the real time, in milliseconds. */
  aheadMs(): number;
  /** Moves the clock. Resolves when what became due has run. */
  move(step: ClockStep): Promise<Moved>;
}

export function createFastClock(world: { simulator: Simulator; workerUrl: string; timeZone: string }): FastClock {
  const { simulator, workerUrl, timeZone } = world;
  let aheadMs = 0;
  const advance = async (advanceMs: number): Promise<Moved> => {
    const response = await fetch(`${workerUrl}/dev/clock`, { method: 'POST', body: JSON.stringify({ advanceMs }) });
    if (!response.ok) throw new Error(`The Worker cannot move its clock: it answered ${response.status}.`);
    return (await response.json()) as Moved;
  };
  return {
    aheadMs: () => aheadMs,
    async move(step) {
      const now = new Date((await advance(0)).now);
      const byMs = step === 'hour' ? hourMs : nextHour(now, morning, timeZone).getTime() - now.getTime();
      simulator.advance(byMs); // first, because messages are sent while the Worker moves its clock
      aheadMs += byMs;
      return advance(byMs);
    },
  };
}
