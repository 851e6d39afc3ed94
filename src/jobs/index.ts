import { deliver } from './deliver.ts';
import type { Job } from './job.ts';
import { upkeep } from './upkeep.ts';

/** Everything that runs by the clock. */
export const jobs: readonly Job[] = [deliver, upkeep];
