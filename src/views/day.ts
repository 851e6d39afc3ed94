import type { ListedSession } from '../db/queries/session-list.ts';
import { encodeCustomId } from '../discord/custom-id.ts';
import type { Reply } from '../discord/reply.ts';
import { button, colour, row } from '../discord/reply.ts';
import { rankingPath, sessionPath } from '../domain/page-paths.ts';
import type { Locale } from '../texts/locale.ts';
import { boldWidthOf, lineWidth } from './display-width.ts';
import { shortName } from './player-row.ts';
import { sessionLine } from './session/line.ts';

/** What day_facts found, people with the names that everybody may see. */
export interface DayFacts {
  milestones: { name: string | null; rounds: number }[] | null;
  anniversaries: { name: string | null; years: number }[] | null;
}

/** The most people of a kind that are named. */
const mostPeople = 5;

const nobody = '0';

/** Returns the message about a day, the day itself as `YYYY-MM-DD`: milestones, anniversaries, and evenings of earlier years. */
export function dayMessage(
  { day, milestones, anniversaries, evenings }: DayFacts & { day: string; evenings: readonly ListedSession[] },
  key: string,
  locale: Locale,
): Reply {
  const { furtherPosts: texts, sessions, posts, common } = locale.texts;
  const people = (lines: readonly string[]) => [
    ...lines.slice(0, mostPeople),
    ...(lines.length > mostPeople ? [common.more(lines.length - mostPeople)] : []),
  ];
  const blocks = [
    people((milestones ?? []).map(({ name, rounds }) => named(`🎉 ${texts.milestone(rounds)}`, name, locale))),
    people((anniversaries ?? []).map(({ name, years }) => named(`🎂 ${texts.since(years)}`, name, locale))),
    evenings.length === 0
      ? []
      : [`📜 **${texts.onThisDay}**`, ...evenings.map((one) => evening(one, evenings, { day, locale }))],
  ];
  const [first] = evenings;
  const open = first
    ? { route: 'session.open', args: { s: first.address, v: '', p: key } }
    : { route: 'leaderboard.page', args: { stat: 'games', period: 'all', page: '1', p: key } };
  const id = encodeCustomId({ ...open, owner: nobody });
  return {
    // The page of what the button shows.
    page: first ? sessionPath(first.address) : rankingPath('games'),
    embeds: [
      {
        title: texts.dayTitle(sessions.shortDay(day, day)),
        description: blocks
          .filter((lines) => lines.length > 0)
          .map((lines) => lines.join('\n'))
          .join('\n\n'),
        color: colour,
      },
    ],
    rows: [row(button(id, { label: first ? posts.session : texts.wholeRanking }))],
  };
}

/** Returns `🎉 1,000 rounds · **Larkspur**`. */
function named(lead: string, name: string | null, locale: Locale): string {
  const room = lineWidth - boldWidthOf(`${lead} · `);
  return `${lead} · **${shortName(name, locale, { room })}**`;
}

function evening(
  session: ListedSession,
  all: readonly ListedSession[],
  { day, locale }: { day: string; locale: Locale },
): string {
  const withTime = all.some((other) => other !== session && other.day === session.day);
  return sessionLine(session, { today: day, withTime }, locale);
}
