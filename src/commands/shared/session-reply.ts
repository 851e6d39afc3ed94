import type { latestSession, SessionPlayer, SessionRound } from '../../db/queries/session.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import { fitText } from '../../discord/fit.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour, row, select } from '../../discord/reply.ts';
import { formatTime } from './format.ts';
import { legacyDoubt } from './legacy-doubt.ts';
import { pager } from './pager.ts';
import { sessionViews } from './session-views/index.ts';
import type { SessionView } from './session-views/view.ts';

export type Session = NonNullable<Awaited<ReturnType<typeof latestSession>>>;

interface Look {
  view: SessionView;
  page: number;
  owner: string;
  /** The command whose components these are. */
  command: string;
}

/** A gaming session as a message: what was played, one view of its players, a select of the other views. */
export function sessionReply({ rounds, players }: Session, { view, page, owner, command }: Look): Reply {
  const shown = players
    .map((player) => ({ player, lines: view.lines(player) }))
    .filter(({ lines }) => lines.length > 0);
  const pages = inPages(shown.map(({ player, lines }, index) => block(player, lines, index + 1)));
  const current = Math.min(page, pages.length);
  const options = sessionViews.map(({ key, label, about }) => ({
    value: key,
    label,
    description: about,
    default: key === view.key,
  }));
  return {
    embeds: [
      {
        title: `${view.label} · ${rounds.length} ${rounds.length === 1 ? 'round' : 'rounds'}, ${players.length} players`,
        description: `${heading(rounds)}\n\n${pages[current - 1]?.join('\n') || 'No round of this session counts.'}`,
        footer: { text: view.doubtful && rounds.some(isLegacy) ? `${view.legend}\n${legacyDoubt}` : view.legend },
        color: colour,
      },
    ],
    rows: [
      row(select(encodeCustomId({ route: `${command}.view`, owner, args: {} }), options, 'Another view')),
      ...pager({ route: `${command}.page`, owner, args: { view: view.key }, page: current, pages: pages.length }),
    ],
  };
}

/** Twelve players in three lines each fit, so that an ordinary evening is one page; with the heading it stays within an embed. */
const pageLength = 3200;

/** Whole blocks, as many a page as fit; at least one page. */
function inPages(blocks: readonly string[]): string[][] {
  const pages: string[][] = [[]];
  let length = 0;
  for (const text of blocks) {
    if (length > 0 && length + text.length > pageLength) {
      pages.push([]);
      length = 0;
    }
    pages.at(-1)?.push(text);
    length += text.length + 1;
  }
  return pages;
}

const isLegacy = ({ source, round_number }: SessionRound) => source === 'legacy' && round_number === 2;

function block({ name }: SessionPlayer, lines: string[], place: number): string {
  return `**${place}. ${nameInText(name)}**\n${lines.join('\n')}`;
}

/** "Day, from to", then the maps in playing order; a map's rounds stand together: `supply ×2`. */
function heading(rounds: readonly SessionRound[]): string {
  const [first] = rounds;
  const last = rounds.at(-1);
  if (!first || !last) return '';
  const from = new Date(first.played_at.getTime() - (first.duration_seconds ?? 0) * 1000);
  const when = `${formatTime(from, 'D')}, ${formatTime(from, 't')} to ${formatTime(last.played_at, 't')}`;
  const invalid = rounds.filter(({ is_valid }) => !is_valid).length;
  const note = invalid > 0 ? `\n${invalid} of ${rounds.length} rounds do not count.` : '';
  return `${when}\n${fitText(maps(rounds), 700)}${note}`;
}

function maps(rounds: readonly SessionRound[]): string {
  const runs: { map: string; count: number }[] = [];
  for (const { map_name, round_number } of rounds) {
    const run = runs.at(-1);
    if (run?.map === map_name && round_number === 2) run.count += 1;
    else runs.push({ map: map_name, count: 1 });
  }
  return runs.map(({ map, count }) => nameInText(map, 30) + (count > 1 ? '' : ' (one round)')).join(' → ');
}
