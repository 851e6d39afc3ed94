import { mvpSums } from '../db/queries/hourly-posts.ts';
import { encodeCustomId } from '../discord/custom-id.ts';
import type { Reply } from '../discord/reply.ts';
import { button, colour, row } from '../discord/reply.ts';
import { isoDay } from '../domain/dates.ts';
import type { Totals } from '../domain/formula.ts';
import { findMvp } from '../domain/mvp.ts';
import { homePath } from '../domain/page-paths.ts';
import type { RecordKind } from '../domain/records.ts';
import type { Locale } from '../texts/locale.ts';
import { boldWidthOf, lineWidth, widthOf } from './display-width.ts';
import { fittingNames, shortName } from './player-row.ts';
import { recordValue } from './records.ts';
import { valueRow } from './value-row.ts';

/** What week_facts found, people with the names that everybody may see. */
export interface WeekFacts {
  evenings: number;
  maps: number;
  rounds: number;
  players: number;
  kills: number | null;
  active: { name: string | null; rounds: number }[];
  /** Per session and player: the person, and the sums in the order of {@link mvpSums}. */
  sessions: [guid: string, sums: number[]][][];
  /** The names of those who are not hidden. */
  names: Record<string, string | null> | null;
  /** How many records fell. */
  fallen: number;
  records: { kind: RecordKind; value: number; mapName: string; holders: (string | null)[] }[];
}

const dayMs = 86_400_000;
const nobody = '0';
const medals = ['🥇', '🥈', '🥉'];

/** Returns the message about a week: how much was played, by whom most, who was the most valuable player, and the records that fell. */
export function weekMessage({ monday, ...week }: WeekFacts & { monday: string }, key: string, locale: Locale): Reply {
  const { furtherPosts: texts, sessions, common } = locale.texts;
  const sunday = isoDay(Date.parse(monday) + 6 * dayMs);
  const played = [texts.evenings(week.evenings), common.maps(week.maps), common.rounds(week.rounds)];
  const did = [common.players(week.players), texts.kills(week.kills ?? 0)];
  const active = week.active.map(({ name, rounds }, place) => {
    return valueRow({ before: `${medals[place] ?? ''} **${common.rounds(rounds)}** `, name }, locale);
  });
  const mvps = mvpLine(week, locale);
  const records = week.records.map((one) => recordLine(one, locale));
  const blocks = [
    [played.join(' · '), did.join(' · ')],
    active.length > 0 ? [`**${texts.mostRounds}**`, ...active] : [],
    mvps === undefined ? [] : [`**${texts.mvps}**`, mvps],
    week.fallen > 0 ? [`**${texts.records(week.fallen)}**`, ...records] : [],
  ];
  const id = encodeCustomId({ route: 'sessions.page', owner: nobody, args: { page: '1', p: key } });
  return {
    page: homePath,
    embeds: [
      {
        title: texts.weekTitle(sessions.shortDay(monday, sunday), sessions.shortDay(sunday, sunday)),
        description: blocks
          .filter((lines) => lines.length > 0)
          .map((lines) => lines.join('\n'))
          .join('\n\n'),
        color: colour,
      },
    ],
    rows: [row(button(id, { label: texts.allSessions }))],
  };
}

/** Returns `⭐ Larkspur 2 · quill 1`: who was how many times the most valuable player of a session. Undefined if nobody may be named. */
function mvpLine({ sessions, names }: WeekFacts, locale: Locale): string | undefined {
  const times = new Map<string, number>();
  for (const players of sessions) {
    const rows = players.map(([guid, values]) => {
      const totals = Object.fromEntries(mvpSums.map((sum, place) => [sum, values[place] ?? 0]));
      return { guid, totals: totals as Totals };
    });
    const best = findMvp(rows);
    if (best && names && best.guid in names) times.set(best.guid, (times.get(best.guid) ?? 0) + 1);
  }
  const most = [...times].sort((a, b) => b[1] - a[1]).slice(0, 3);
  if (most.length === 0) return undefined;
  const written = (room: number) =>
    `⭐ ${most.map(([guid, count]) => `${shortName(names?.[guid], locale, { room })} **${count}**`).join(' · ')}`;
  const others = widthOf(most.map(([, count]) => ` ${count}`).join(' · ')) + widthOf('⭐ ');
  return written((lineWidth - others) / most.length);
}

/** Returns `🥇 Kills **28** supply · Larkspur`. */
function recordLine({ kind, value, mapName, holders }: WeekFacts['records'][number], locale: Locale): string {
  const lead = `🥇 ${locale.texts.records.kinds[kind]} **${recordValue(kind, value, locale)}** `;
  const free = lineWidth - boldWidthOf(lead) - widthOf(' · ');
  const map = shortName(mapName, locale, { room: 0.45 * free });
  const room = free - widthOf(map);
  return `${lead}${map} · ${fittingNames(holders, { room }, locale)}`;
}
