import { deliver } from './deliver.ts';
import { digest } from './digest.ts';
import type { Job } from './job.ts';
import { onThisDay } from './on-this-day.ts';
import { upkeep } from './upkeep.ts';

/** Everything that runs by the clock. */
export const jobs: readonly Job[] = [deliver, digest, onThisDay, upkeep];
