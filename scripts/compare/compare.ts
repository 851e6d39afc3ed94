import type { APIMessage } from 'discord-api-types/v10';
import { openLegacyFile } from './legacy/file.ts';
import { subjects } from './subjects/index.ts';

/** One part of one reply: what the bot wrote, and what plain SQL computes from the SQLite file. */
export interface Comparison {
  question: string;
  bot: string;
  sqlite: string;
  equal: boolean;
}

/** Asks the bot about every subject and computes the same figures from the legacy file. `now` is the bot's clock, where periods end. */
export async function compare(
  path: string,
  ask: (line: string) => Promise<APIMessage | null>,
  now: Date,
): Promise<Comparison[]> {
  const file = openLegacyFile(path, now);
  try {
    const results: Comparison[] = [];
    for (const { line, computed, shown } of subjects.flatMap((subject) => subject(file))) {
      const figures = shown(withPlainSpaces(await ask(line)));
      for (const [part, sqlite] of Object.entries(computed)) {
        const bot = figures[part] ?? '';
        results.push({ question: `${line} ${part}`.trim(), bot, sqlite, equal: bot === sqlite });
      }
    }
    return results;
  } finally {
    file.close();
  }
}

/** The message with no-break spaces as plain ones: where a line may break is not compared. */
function withPlainSpaces(message: APIMessage | null): APIMessage | null {
  return JSON.parse(JSON.stringify(message).replace(/[\u00a0\u202f]/g, ' '));
}
