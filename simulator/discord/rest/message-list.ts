import type { APIMessage } from 'discord-api-types/v10';
import type { Problem } from '../limits.ts';

const positions = ['around', 'before', 'after'] as const;
const MOST = 100;

/** Which messages of a channel are asked for. */
export interface Page {
  limit: number;
  position: { kind: (typeof positions)[number]; id: bigint } | undefined;
  problems: Problem[];
}

export function readPage(query: Record<string, string>): Page {
  const problems: Problem[] = [];
  const refuse = (name: string, code: string, message: string) => problems.push({ path: [name], code, message });
  const limit = Number(query.limit ?? 50);
  if (!Number.isInteger(limit)) refuse('limit', 'NUMBER_TYPE_COERCE', `Value "${query.limit}" is not int.`);
  else if (limit > MOST) refuse('limit', 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${MOST}.`);
  else if (limit < 1) refuse('limit', 'NUMBER_TYPE_MIN', 'int value should be greater than or equal to 1.');
  const given = positions.filter((kind) => query[kind] !== undefined);
  for (const kind of given) {
    if (!/^\d{1,20}$/.test(query[kind] ?? '')) {
      refuse(kind, 'NUMBER_TYPE_COERCE', `Value "${query[kind]}" is not snowflake.`);
    }
  }
  const [kind, second] = given;
  if (second) refuse(second, 'MUTUALLY_EXCLUSIVE', `Only one of ${positions.join(', ')} may be passed at a time.`);
  const isWhole = problems.length === 0 && kind !== undefined;
  return { limit, position: isWhole ? { kind, id: BigInt(query[kind] ?? 0) } : undefined, problems };
}

/** Returns the messages of the page, the newest first. `messages` begins with the oldest. */
export function listOf(messages: readonly APIMessage[], { limit, position }: Page): APIMessage[] {
  const sorted = messages.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  const older = position ? sorted.filter(({ id }) => BigInt(id) < position.id) : sorted;
  const newer = position ? sorted.filter(({ id }) => BigInt(id) > position.id) : [];
  const at = position ? sorted.filter(({ id }) => BigInt(id) === position.id) : [];
  const half = Math.floor(limit / 2);
  const page = {
    before: older.slice(-limit),
    after: newer.slice(0, limit),
    around: [...older.slice(half > 0 ? -half : older.length), ...at, ...newer.slice(0, half)].slice(0, limit),
  }[position?.kind ?? 'before'];
  return page.toReversed();
}
