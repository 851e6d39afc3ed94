import type { Db } from '../db/db.ts';
import type { StoredPause } from '../db/queries/discord-pauses.ts';
import { beginPause, readPauses } from '../db/queries/discord-pauses.ts';
import type { Pauses } from '../discord/rest.ts';
import { everything } from '../discord/rest.ts';
import type { Clock } from '../domain/clock.ts';

/** What this isolate knows of the pauses for which Discord asked. The database has them for all isolates. */
export interface KnownPauses extends Pauses {
  /** Takes what a statement has just read. */
  learn(pauses: readonly StoredPause[]): void;
}

/** How long (ms) the isolate trusts what it read. Another isolate may have been asked for a pause since. */
const trustedMs = 1000;

/** Returns what an isolate knows of the pauses. It reads the database again only when its knowledge is too old. */
export function knownPauses(db: Db, clock: Pick<Clock, 'now' | 'runningMs'>): KnownPauses {
  let known = new Map<string, number>();
  let readAtMs = Number.NEGATIVE_INFINITY;
  const learn = (pauses: readonly StoredPause[]) => {
    readAtMs = clock.runningMs();
    known = new Map(pauses.map(({ scope, untilMs }) => [scope, untilMs]));
  };
  const isKnown = (scope: string) => [scope, everything].some((one) => (known.get(one) ?? 0) > clock.now().getTime());
  return {
    learn,
    async isOn(scope) {
      const isTrusted = clock.runningMs() - readAtMs < trustedMs;
      if (!isKnown(scope) && !isTrusted) await readPauses(db, clock.now()).then(learn, () => {});
      return isKnown(scope);
    },
    async begin(scope, ms) {
      const now = clock.now();
      const until = new Date(now.getTime() + ms);
      known.set(scope, until.getTime());
      await beginPause(db, { scope, until, now }).catch(() => {});
    },
  };
}
