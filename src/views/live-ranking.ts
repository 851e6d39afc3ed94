import type { LiveRanking, LiveRow } from '../db/queries/live-ranking.ts';
import { encodeCustomId } from '../discord/custom-id.ts';
import type { Reply } from '../discord/reply.ts';
import { button, colour, row } from '../discord/reply.ts';
import { rankingPath } from '../domain/page-paths.ts';
import type { Statistic } from '../domain/statistics.ts';
import { statistic } from '../domain/statistics.ts';
import type { Locale } from '../texts/locale.ts';
import { formatValue, statisticText } from './statistic.ts';
import { valueRow } from './value-row.ts';

/** An owner that no Discord user has: whoever presses gets a reply of their own. */
const nobody = '0';
const medals = ['🥇', '🥈', '🥉'];

interface Shown {
  key: string;
  /** Whether the old bot's second rounds are stored without their files. */
  isTooLow: boolean;
  today: string;
}

/** Returns the message of the live ranking: one line a player, with an arrow where the rank has changed since before the latest evening. */
export function liveRankingMessage(ranking: LiveRanking, { key, isTooLow, today }: Shown, locale: Locale): Reply {
  const { rankings, common, furtherPosts, sessions } = locale.texts;
  const { period, day, isCompared, ranked, players, minRounds } = ranking;
  const stat = statistic(ranking.statistic);
  const { label, about } = statisticText(stat.key, locale);
  const lines = ranking.rows.map((one) => line(one, { stat, isCompared }, locale));
  const footer = [
    stat.best === 'least' ? `${about} · ${rankings.lowestFirst}` : about,
    rankings.ranked(ranked, players, minRounds ?? 0),
    ...(isCompared && day !== null ? [furtherPosts.comparedWith(sessions.shortDay(day, today))] : []),
    ...(isTooLow && stat.trust !== 'sound' ? [common.oldBot] : []),
  ];
  const args = { stat: stat.key, period, page: '1', p: key };
  const open = encodeCustomId({ route: 'leaderboard.page', owner: nobody, args });
  return {
    page: rankingPath(stat.key),
    embeds: [
      {
        title: `📈 ${rankings.title(label, common.periodsInText[period])}`,
        description: lines.length > 0 ? lines.join('\n') : rankings.noRounds,
        footer: { text: footer.join('\n') },
        color: colour,
      },
    ],
    rows: [row(button(open, { label: furtherPosts.wholeRanking }))],
  };
}

/** Returns `🥇 **431** Larkspur ▲2`: the value, the player, and by how many ranks they rose or fell. */
function line(
  { name, value, rank, before }: LiveRow,
  { stat, isCompared }: { stat: Statistic; isCompared: boolean },
  locale: Locale,
): string {
  const place = (value === 0 ? undefined : medals[rank - 1]) ?? `\`#${rank}\``;
  const change = before === null ? 0 : before - rank;
  const moved = change === 0 ? '' : ` ${change > 0 ? '▲' : '▼'}${Math.abs(change)}`;
  const after = isCompared && before === null ? ` · ${locale.texts.furtherPosts.newcomer}` : moved;
  return valueRow({ before: `${place} **${formatValue(stat, value, locale)}** `, name, after }, locale);
}
