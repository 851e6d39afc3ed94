import { beginDelivery, deliverDue } from '../posts/outbox.ts';
import type { Job } from './job.ts';

/** How many messages a run sends. The next alarm rings at once, with ten milliseconds of its own. */
const most = 1;

/** Sends what the bot says by itself. It is due when a post is. */
export const deliver: Job = {
  name: 'deliver',
  firstAt: () => undefined,
  retryAfterMs: (failures) => Math.min(30_000 * 2 ** (failures - 1), 15 * 60_000),

  begin: (clock, isClaimed) => beginDelivery({ ...clock, most, isClaimed }),

  async run(world, now, begun) {
    const { sent, note, measured } = await deliverDue(world, { now, most, begun });
    return { result: { sent }, nextAt: undefined, note, measured };
  },
};
