import type { Db } from '../../src/db/db.ts';
import { sql } from '../../src/db/db.ts';
import type { Sender } from '../../src/db/queries/senders.ts';

/** How many rounds of a sender are stored, and how many of these count. */
export interface RoundCounts {
  rounds: number;
  counted: number;
}

export async function countedRounds(db: Db, server: string): Promise<RoundCounts> {
  const [counts] = await db.query<RoundCounts>(sql`
    select count(*)::int as rounds, (count(*) filter (where is_valid))::int as counted
    from rounds where server = ${server} and round_number in (1, 2)`);
  return counts ?? { rounds: 0, counted: 0 };
}

/** Returns one line per sender. */
export function listLines(senders: readonly Sender[]): string[] {
  if (senders.length === 0) return ['No file has arrived.'];
  const minute = (at: Date) => at.toISOString().slice(0, 16).replace('T', ' ');
  const rows = [
    ['sender', 'files', 'in use for rounds', 'set aside', 'first arrived (UTC)', 'last arrived (UTC)'],
    ...senders.map(({ server, files, rounds, setAside, firstAt, lastAt }) => [
      server,
      String(files),
      String(rounds),
      String(setAside),
      minute(firstAt),
      minute(lastAt),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

export interface SetAsideReport {
  sender: string;
  isUndo: boolean;
  files: number;
  before: RoundCounts;
  after: RoundCounts;
}

/** Returns what was set aside or brought back, and what to do next. */
export function setAsideLines({ sender, isUndo, files, before, after }: SetAsideReport): string[] {
  if (files === 0) {
    return [
      isUndo ? `Nothing of ${sender} is set aside from these days.` : `Nothing arrived from ${sender} on these days.`,
    ];
  }
  const counts = `${sender} has ${after.rounds} rounds (before: ${before.rounds}), ${after.counted} of them count (before: ${before.counted}).`;
  if (isUndo) return [`${files} files of ${sender} are back. ${counts}`];
  return [
    `${files} files of ${sender} are set aside. ${counts}`,
    'Names and rankings have followed. Replace the token if you have not yet, then send the real files of these days again.',
    'The same command with --undo brings everything back.',
  ];
}
