import { randomUUID } from 'node:crypto';
import type { Db } from '../src/db/db.ts';
import { sql } from '../src/db/db.ts';
import type { PostsChannel } from './channel/posts-channel.ts';
import type { FastClock } from './clock.ts';

/** How many uploads are kept for pages that have not asked since. */
const mostUploads = 200;
/** How long the newest round is remembered, in milliseconds. Every open page asks. */
const roundsForMs = 1000;

/** A round file that a sender other than the page has sent. */
export interface Upload {
  number: number;
  status: number;
  /** The Worker's answer. */
  answer: Record<string, unknown>;
}

/** What has happened since a page asked last. */
export interface Report {
  /** Differs after every start of the server. */
  run: string;
  /** The number of the newest upload. */
  newest: number;
  uploads: Upload[];
  /** Changes with every stored round. Null if the database is unavailable. */
  rounds: string | null;
  /** Changes with every message that was posted, edited or deleted in the posts' channel. */
  posts: number;
  /** How far the bot's clock is ahead, in milliseconds. */
  aheadMs: number;
}

export interface News {
  addUpload(status: number, answer: string): void;
  since(number: number): Promise<Report>;
}

export function createNews(db: Db, { channel, clock }: { channel: PostsChannel; clock: FastClock }): News {
  const run = randomUUID();
  const uploads: Upload[] = [];
  let newest = 0;
  let asked: { atMs: number; rounds: Promise<string | null> } | undefined;

  const newestRound = () => {
    if (asked && performance.now() - asked.atMs < roundsForMs) return asked.rounds;
    const rounds = db.query<{ id: string | null }>(sql`select max(id)::text as id from rounds`).then(
      ([row]) => row?.id ?? '0',
      () => null,
    );
    asked = { atMs: performance.now(), rounds };
    return rounds;
  };

  return {
    addUpload(status, answer) {
      newest += 1;
      uploads.push({ number: newest, status, answer: parse(answer) });
      if (uploads.length > mostUploads) uploads.shift();
    },
    since: async (number) => ({
      run,
      newest,
      uploads: uploads.filter((upload) => upload.number > number),
      rounds: await newestRound(),
      posts: channel.revision(),
      aheadMs: clock.aheadMs(),
    }),
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
