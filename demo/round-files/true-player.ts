import type { Own } from './counters.ts';

export interface TruePlayer {
  name: string;
  side: 1 | 2 | 3;
  own: Own;
}
