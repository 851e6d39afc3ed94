import { bestPairs } from '../../db/queries/best-pairs.ts';
import { pairRecords } from '../../db/queries/pairs.ts';
import { nameInText } from '../../discord/escape.ts';
import { fitLines } from '../../discord/fit.ts';
import { limits } from '../../discord/limits.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import { leastApart, leastTogether, rankPairs } from '../../domain/synergy.ts';
import type { Context } from '../context.ts';
import { synergyLine } from './figures.ts';

const title = 'Best pairs';

/** Shows the pairs with the highest synergy. */
export async function showBest(limit: number, context: Context): Promise<Reply> {
  const { rows, names, most } = await bestPairs(context.db, limit, context.viewer);
  const ranked = rankPairs(pairRecords(rows));
  if (ranked.length === 0) return { embeds: [{ title, description: whyEmpty(most), color: colour }] };
  const lines = ranked.map((synergy, index) => {
    const pair = `${nameInText(names[synergy.a], 20)} + ${nameInText(names[synergy.b], 20)}`;
    return `\`#${index + 1}\` **${pair}**\n${synergyLine(synergy)}`;
  });
  const rule = `By score × confidence · ${leastTogether} rounds together and ${leastApart} apart are needed`;
  return {
    embeds: [{ title, description: fitLines(lines, limits.description), footer: { text: rule }, color: colour }],
  };
}

function whyEmpty(most: number | null): string {
  if (most === null) return 'No round with two players on one side counts yet.';
  return `A pair ranks with ${leastTogether} rounds together and ${leastApart} without each other; the most that two have together is ${most}.`;
}
