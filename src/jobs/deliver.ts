import { deliverDue } from '../posts/outbox.ts';
import type { Job } from './job.ts';

/** How many messages a run sends. Each takes time of the ten milliseconds that an alarm may compute. */
const most = 3;

/** Sends what the bot says by itself. It is due when a post is. */
export const deliver: Job = {
  name: 'deliver',
  firstAt: () => undefined,
  retryAfterMs: (failures) => Math.min(30_000 * 2 ** (failures - 1), 15 * 60_000),

  async run(world, now) {
    const { sent } = await deliverDue(world, { now, most });
    return { result: { sent }, nextAt: undefined };
  },
};
