import type { DerivedRound } from '../copy/round-derivation.ts';
import type { SessionReport } from './report.ts';

/** Compares the legacy bot's gaming_session_id with the sessions derived from the timestamps. The ids themselves are unchanged. */
export function compareSessions(rounds: Iterable<DerivedRound>): SessionReport {
  const legacyIn = new Map<number, Set<bigint>>();
  const derivedIn = new Map<bigint, Set<number>>();
  for (const { sessionStart, legacySession } of rounds) {
    if (sessionStart === null) continue;
    const ids = legacyIn.get(sessionStart) ?? new Set();
    legacyIn.set(sessionStart, ids);
    if (legacySession === null) continue;
    ids.add(legacySession);
    derivedIn.set(legacySession, (derivedIn.get(legacySession) ?? new Set()).add(sessionStart));
  }
  const joined = [...legacyIn].filter(([, ids]) => ids.size > 1);
  const split = [...derivedIn].filter(([, starts]) => starts.size > 1);
  return {
    derived: legacyIn.size,
    legacy: derivedIn.size,
    differences: [
      ...joined.map(([start, ids]) => `the session of ${instant(start)} is ${[...ids].join(', ')} in the source`),
      ...split.map(([id, starts]) => `the source's session ${id} is ${[...starts].map(instant).join(', ')}`),
    ],
  };
}

function instant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
