import type { APIMessage } from 'discord-api-types/v10';
import { statistics } from '../../src/domain/statistics.ts';
import { overviewIn, rankingIn, statsIn } from './answers.ts';
import { openFigures } from './legacy-figures.ts';

/** One question: what the bot answered and what plain SQL on the SQLite file says. */
export interface Comparison {
  question: string;
  bot: string;
  sqlite: string;
  equal: boolean;
}

/** Asks the bot about every ranking, and about three players, and computes the same from the legacy file. */
export async function compare(file: string, ask: (line: string) => Promise<APIMessage | null>): Promise<Comparison[]> {
  const figures = openFigures(file);
  const results: Comparison[] = [];
  const add = (question: string, bot: string, sqlite: string) =>
    results.push({ question, bot, sqlite, equal: bot === sqlite });
  try {
    for (const { key } of statistics) {
      const line = `/leaderboard stat:${key}`;
      add(line, rankingIn(await ask(line)).join('\n'), figures.leaderboard(key).join('\n'));
    }
    for (const guid of figures.busiest(3)) {
      const line = `/stats player:${guid}`;
      const bot = statsIn(await ask(line));
      for (const [part, value] of Object.entries(figures.stats(guid))) add(`${line} ${part}`, bot[part] ?? '', value);
    }
    const shown = overviewIn(await ask('/last'));
    for (const [name, lines] of [...figures.last()].slice(0, 3)) {
      add(`/last ${name}`, shown.get(name)?.join('\n') ?? '', lines.join('\n'));
    }
    return results;
  } finally {
    figures.close();
  }
}
