import type { Db } from '../db/db.ts';
import type { AddressBan as StoredBan } from '../db/queries/address-ban.ts';
import { beginBan, readBan } from '../db/queries/address-ban.ts';
import type { AddressBan } from '../discord/rest.ts';
import type { Clock } from '../domain/clock.ts';

/** What this isolate knows of Discord's ban. The database has it for all isolates. */
export interface KnownBan extends AddressBan {
  /** Takes what a statement has just read. */
  learn(ban: StoredBan | undefined): void;
  /** When the ban ends that this isolate knows of, by the clock that always runs. Undefined if it knows of none. */
  endsAtMs(): number | undefined;
}

/** How long (ms) the isolate trusts what it read. Another isolate may have been banned since. */
const trustedMs = 1000;
/** How long (ms) the isolate sends nothing if the database cannot store the ban. */
const alonePauseMs = 15 * 60_000;

/** Returns what an isolate knows of the ban. It reads the database again only when its knowledge is too old. */
export function knownBan(db: Db, clock: Pick<Clock, 'runningMs'>): KnownBan {
  let untilMs = 0;
  let readAtMs = Number.NEGATIVE_INFINITY;
  const learn = (ban: StoredBan | undefined) => {
    readAtMs = clock.runningMs();
    if (ban) untilMs = readAtMs + ban.leftMs;
  };
  const endsAtMs = () => (clock.runningMs() < untilMs ? untilMs : undefined);
  return {
    learn,
    endsAtMs,
    async isOn() {
      const isTrusted = clock.runningMs() - readAtMs < trustedMs;
      // A database that does not answer must not hold back a reply.
      if (endsAtMs() === undefined && !isTrusted) await readBan(db).then(learn, () => {});
      return endsAtMs() !== undefined;
    },
    async begin(about) {
      untilMs = clock.runningMs() + Math.max(alonePauseMs, about.askedMs);
      await beginBan(db, about).catch(() => {});
    },
  };
}
