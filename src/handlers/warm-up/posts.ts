import type { Context } from '../../commands/context.ts';
import { matchComponents } from '../../commands/match/index.ts';
import { messageOf } from '../../discord/reply.ts';
import { kinds } from '../../posts/kinds.ts';
import { deliverDue } from '../../posts/outbox.ts';

/** Sends what the bot posts to an invented Discord, and answers a press of each of its buttons, from the invented answers of the context's database. */
export async function rehearsePosts(context: Context): Promise<void> {
  const { db, now, timeZone } = context;
  const clock = { now: () => now, runningMs: () => 0, sleep: async () => {} };
  const none = { isOn: async () => false, begin: async () => {}, learn: () => {} };
  const fetch = async () => new Response('{"id":"1"}');
  await deliverDue(
    {
      db: { ...db, query: async <Row>() => [claim] as Row[] },
      clock,
      discord: { clock, ban: none, pauses: none, fetch, timeoutMs: Number.POSITIVE_INFINITY },
      application: { token: '1' },
      community: { timeZone },
    },
    { now, most: 1 },
  );
  for (const press of Object.values(matchComponents)) {
    messageOf(await press({ m: '20260101200000.00000000' }, [], context));
  }
}

const untouched = { messageId: null, bodyHash: null, attemptedAt: null, dueAt: null, lastError: null };

/** What the database answers to a claim of posts. */
const claim = {
  posts: kinds.map(({ kind }) => ({
    ...{
      kind,
      key: 'match:1',
      server: '',
      subject: '',
      channel: '1',
      wantedVersion: 1,
      messages: 0,
      failures: 0,
      isRecent: true,
    },
    ...untouched,
  })),
  channels: [{ channel: '1', failures: 0, trouble: null, latestMessageId: null }],
  stored: [],
  ban: null,
  pauses: [],
};
