import type { APIMessage } from 'discord-api-types/v10';
import type { WrittenFile } from '../../../demo/round-files/generate.ts';
import { openPool, pgDb } from '../../../scripts/database/pg.ts';
import type { Simulator } from '../../../simulator/discord/simulator.ts';
import { createSimulator } from '../../../simulator/discord/simulator.ts';
import type { Db } from '../../../src/db/db.ts';
import { storeFile } from '../../../src/db/ingest/store-file.ts';
import { beginBan, readBan } from '../../../src/db/queries/address-ban.ts';
import { beginPause, readPauses } from '../../../src/db/queries/discord-pauses.ts';
import { parseFileName } from '../../../src/domain/round-file/file-name.ts';
import type { PostKind } from '../../../src/posts/kind.ts';
import type { Delivered, OutboxWorld } from '../../../src/posts/outbox.ts';
import { deliverDue } from '../../../src/posts/outbox.ts';
import type { TestDatabase } from '../database.ts';
import { createDatabase } from '../database.ts';
import { plainKind } from './plain-kind.ts';

/** An outbox with a database of its own, a simulated Discord, and a clock that a test moves. */
export interface Outbox {
  database: TestDatabase;
  db: Db;
  discord: Simulator;
  /** Id of the channel of new posts. */
  channelId: string;
  now(): Date;
  advance(ms: number): void;
  /** Stores a file, as an upload does. */
  store(file: WrittenFile, server?: string): Promise<void>;
  /** Runs once, by default as an isolate that knows nothing of earlier runs. */
  deliver(world?: OutboxWorld): Promise<Delivered>;
  /** Runs whenever something is due, moving the clock, until nothing is outstanding. Returns the number of runs. */
  deliverAll(): Promise<number>;
  /** Returns what an isolate has that knows nothing of others. */
  isolate(changed?: Partial<OutboxWorld>): OutboxWorld;
  /** Returns the messages of the channel, the oldest first. */
  messages(channelId?: string): APIMessage[];
  /** Returns the requests that changed the channel so far, as `POST 200`. */
  requests(): string[];
  rows<Row = Record<string, unknown>>(query: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

const mostRuns = 500;

/** Creates an outbox in which automatic posts are on. */
export async function createOutbox({
  at,
  kinds = [plainKind as PostKind],
}: {
  at: Date;
  kinds?: readonly PostKind[];
}): Promise<Outbox> {
  const database = await createDatabase('empty');
  const pool = openPool(database.url);
  const db = pgDb(pool);
  let nowMs = at.getTime();
  const now = () => new Date(nowMs);
  const discord = await createSimulator({ now });
  const channelId = discord.channels.add('results').id;
  const rows: Outbox['rows'] = async (query, values) => (await database.client.query(query, values)).rows;
  await rows("insert into settings (name, value) values ('channel', $1), ('auto_post', 'true')", [channelId]);
  const advance = (ms: number) => {
    nowMs += ms;
  };
  const clock = { now, runningMs: () => nowMs, sleep: async (ms: number) => advance(ms) };
  const ban = {
    isOn: async () => (await readBan(db)) !== undefined,
    begin: (about: { said: string; askedMs: number }) => beginBan(db, about),
    learn: () => {},
  };
  const pauses = {
    isOn: async (scope: string) =>
      (await readPauses(db, now())).some((pause) => [scope, 'everything'].includes(pause.scope)),
    begin: (scope: string, ms: number) => beginPause(db, { scope, until: new Date(nowMs + ms), now: now() }),
    learn: () => {},
  };
  const isolate: Outbox['isolate'] = (changed) => ({
    db,
    clock,
    discord: { baseUrl: discord.apiUrl, fetch, clock, ban, pauses },
    application: { token: discord.token },
    community: { timeZone: 'UTC' },
    ...changed,
  });
  const deliver: Outbox['deliver'] = (world = isolate()) => deliverDue(world, { now: now(), most: 3, kinds });
  return {
    database,
    db,
    discord,
    channelId,
    now,
    advance,
    async store({ name, text }, server = 'main') {
      const file = parseFileName(name);
      if (!file.ok) throw new Error(file.refusal.message);
      const content = new TextEncoder().encode(text);
      await storeFile(db, {
        server,
        name: file.value,
        content,
        timeZone: 'UTC',
        now: new Date('2030-01-01'),
        postingAt: now(),
      });
    },
    deliver,
    async deliverAll() {
      for (let runs = 1; runs <= mostRuns; runs += 1) {
        const { nextDueAt } = await deliver();
        if (!nextDueAt) return runs;
        nowMs = Math.max(nowMs, nextDueAt.getTime());
      }
      throw new Error(`Posts are still outstanding after ${mostRuns} runs.`);
    },
    isolate,
    messages: (id = channelId) => discord.channels.messages(id),
    requests: () =>
      discord.calls.filter(({ method }) => method !== 'GET').map(({ method, status }) => `${method} ${status}`),
    rows,
    async close() {
      await pool.end();
      await discord.close();
      await database.drop();
    },
  };
}
