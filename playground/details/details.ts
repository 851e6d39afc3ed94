import type { Exchange } from '../../simulator/discord/simulator.ts';
import type { SqlRoundTrip } from '../../simulator/neon/endpoint.ts';

/** Everything that happened for one message. Times of round trips count from its request. */
export interface Details extends Omit<Exchange, 'startedMs' | 'endedMs'> {
  ms: number;
  trips: SqlRoundTrip[];
  /** The Worker's log line. Undefined if there is none. */
  log: Record<string, unknown> | undefined;
  /** Whether something else ran at the same time, whose statements cannot be told apart. */
  isShared: boolean;
}
