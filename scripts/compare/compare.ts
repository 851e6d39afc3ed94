import type { APIMessage } from 'discord-api-types/v10';
import { openLegacyFile } from './legacy/file.ts';
import type { Question } from './subject.ts';
import { subjects } from './subjects/index.ts';

/** One part of one reply: what the bot wrote, and what plain SQL computes from the SQLite file. */
export interface Comparison {
  question: string;
  bot: string;
  sqlite: string;
  equal: boolean;
}

interface Compared {
  /** The path of the legacy file. */
  path: string;
  /** Types the line, presses the button if one is named, and returns the reply. */
  ask(line: string, press?: string): Promise<APIMessage | null>;
  /** The bot's time: periods end there. */
  now: Date;
  /** Chooses the questions to ask, by default all. */
  choose?(questions: Question[]): Question[];
}

/** Asks the bot about every subject, presses the button that a question names, and computes the same from the legacy file. */
export async function compare({ path, ask, now, choose = (all) => all }: Compared): Promise<Comparison[]> {
  const file = openLegacyFile(path, now);
  try {
    const results: Comparison[] = [];
    for (const { line, press, computed, shown } of choose(subjects.flatMap((subject) => subject(file)))) {
      const figures = shown(withPlainSpaces(await ask(line, press)));
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

/** Returns the custom id of the button that can be pressed and contains `part`. */
export function customIdIn(message: APIMessage | null, part: string): string | undefined {
  const rows = (message?.components ?? []) as { components?: { custom_id?: string; disabled?: boolean }[] }[];
  const buttons = rows.flatMap(({ components = [] }) => components);
  return buttons.find(({ custom_id, disabled }) => custom_id?.includes(part) && !disabled)?.custom_id;
}

/** The message with no-break spaces as plain ones: where a line may break is not compared. */
function withPlainSpaces(message: APIMessage | null): APIMessage | null {
  return JSON.parse(JSON.stringify(message).replace(/[\u00a0\u202f]/g, ' '));
}
