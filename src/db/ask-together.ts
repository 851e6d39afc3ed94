import type { Db, Sql, TransactionOptions } from './db.ts';
import { DatabaseError } from './errors.ts';

/** A statement that changes nothing, or nothing more when it runs a second time, and the value that its rows stand for. */
export interface Question<Answer> {
  statement: Sql;
  read(rows: readonly unknown[]): Answer;
}

/** The answers to questions, under their names. */
export type Answers<Questions> = {
  [Name in keyof Questions]: PromiseSettledResult<Questions[Name] extends Question<infer Answer> ? Answer : never>;
};

/**
 * Asks all questions in one round trip. If PostgreSQL refuses one of them, asks each in a round trip of its own, so that it does not hide
 * the others. Throws DatabaseError if the database does not answer at all.
 */
export async function askTogether<Questions extends Record<string, Question<unknown>>>(
  db: Db,
  questions: Questions,
  limits: Pick<TransactionOptions, 'timeoutMs'> = {},
): Promise<Answers<Questions>> {
  const all = Object.entries(questions);
  const ask = (statements: readonly Sql[]) => db.transaction(statements, { ...limits, isRepeatable: true });
  try {
    const results = await ask(all.map(([, { statement }]) => statement));
    return answersOf(all, async (place, { read }) => read(results[place] ?? []));
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.sqlState === undefined) throw error;
    return answersOf(all, async (_, { statement, read }) => read((await ask([statement]))[0] ?? []));
  }
}

async function answersOf<Questions>(
  questions: readonly [name: string, question: Question<unknown>][],
  answer: (place: number, question: Question<unknown>) => Promise<unknown>,
): Promise<Answers<Questions>> {
  const settled = await Promise.allSettled(questions.map(([, question], place) => answer(place, question)));
  return Object.fromEntries(questions.map(([name], place) => [name, settled[place]])) as Answers<Questions>;
}

/** Returns the value of a question that was answered. Throws its error if it was not. */
export function answered<Value>(settled: PromiseSettledResult<Value>): Value {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}
