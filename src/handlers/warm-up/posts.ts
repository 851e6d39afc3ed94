import { matchComponents } from '../../commands/match/index.ts';
import type { Db } from '../../db/db.ts';
import { sql } from '../../db/db.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { kinds } from '../../posts/kinds.ts';
import { ring } from '../clock/ring.ts';
import { knownBan } from '../known-ban.ts';
import { knownPauses } from '../known-pauses.ts';
import type { World } from '../world.ts';
import type { Rehearsal } from './requests.ts';

/** Sends what the bot posts to an invented Discord, and answers a press of each of its buttons, from the invented answers of the world's database. */
export async function rehearsePosts(world: World, { interact }: Rehearsal): Promise<void> {
  let sent = 0;
  const fetch = async () => {
    sent += 1;
    return { ok: true, headers: new Headers(), json: async () => ({ id: '1' }) } as Response;
  };
  const [answer] = await world.db.query<object>(sql``);
  const rows = kinds.map(({ kind }) => ({ ...answer, ...claim, key: keyOf(kind) }));
  const db: Db = {
    query: async <Row>() => rows as Row[],
    transaction: async (statements) => statements.map(() => rows),
  };
  const [ban, pauses] = [knownBan(db, world.clock), knownPauses(db, world.clock)];
  const discord = { ...world.discord, ban, pauses, fetch, timeoutMs: Number.POSITIVE_INFINITY };
  const application = { ...world.application, token: '1' };
  await ring({ ...world, db, discord, application }, 'https://localhost');
  if (sent === 0) throw new Error('No post was sent.');
  for (const action of Object.keys(matchComponents)) {
    const id = encodeCustomId({ route: `match.${action}`, owner: '0', args: { m: '20260101200000.00000000' } });
    await interact({ type: 3, message: { flags: 0 }, data: { custom_id: id } });
  }
}

/** Each kind has a post of its own. */
const keyOf = (kind: string) => `${kind}:1`;

const untouched = { messageId: null, bodyHash: null, attemptedAt: null, dueAt: null, lastError: null };

/** What the database answers to a claim of the job and of posts. */
const claim = {
  claimed: { name: 'deliver', failures: 0 },
  posts: kinds.map(({ kind }) => ({
    ...{
      kind,
      key: keyOf(kind),
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
