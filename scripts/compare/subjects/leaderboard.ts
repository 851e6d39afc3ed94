import type { APIMessage } from 'discord-api-types/v10';
import { linesIn, plain } from '../answers.ts';
import { totalsOver } from '../legacy/counted.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Question } from '../subject.ts';
import { nameStart } from '../written.ts';
import type { Ranking } from './rankings.ts';
import { rankings } from './rankings.ts';

/** Checks every all-time ranking and some of shorter periods. Their minimum is a share of the most active player's rounds. */
export function leaderboard(file: LegacyFile): Question[] {
  const { session } = file.newest();
  const periods = {
    session: `counted where session = ${session}`,
    '90d': `counted where session in (select session from evenings where began >= ${file.daysAgo(90)})`,
  };
  return [
    ...Object.entries(rankings).map(([key, ranking]) =>
      question(`/leaderboard stat:${key}`, ranked(file, ranking, 'totals', ranking.least)),
    ),
    ...Object.entries(periods).flatMap(([period, relation]) =>
      (['kills', 'dpm'] as const).map((key) => {
        const { most } = file.one<{ most: number | null }>(`select max(rounds) as most from (${totalsOver(relation)})`);
        const least = Math.max((most ?? 0) / 5, key === 'dpm' ? 3 : 1);
        const lines = ranked(file, rankings[key], `(${totalsOver(relation)})`, least);
        return question(`/leaderboard stat:${key} period:${period}`, lines);
      }),
    ),
  ];
}

const question = (line: string, lines: string[]): Question => ({
  line,
  computed: { '': lines.join('\n') || 'nobody' },
  shown: (message) => ({ '': rankingIn(message).join('\n') || 'nobody' }),
});

/** Returns the lines `rank name value`, each name by its beginning, of the first page, computed from the legacy file. */
function ranked(file: LegacyFile, { value, order = 'desc', write }: Ranking, totals: string, least: number): string[] {
  return file
    .rows<{ rank: number; guid: string; value: number }>(
      `select rank() over (order by value ${order}) as rank, guid, value
       from (select *, ${value} as value from ${totals} where rounds >= ${least})
       where value is not null
       order by value ${order}, rounds desc, guid limit 10`,
    )
    .map((row) => `${row.rank} ${nameStart(file.nameOf(row.guid))} ${write(row.value)}`);
}

const medals = ['🥇', '🥈', '🥉'];

/** Returns the lines `rank name value`, each name by its beginning, of a ranking that the bot wrote. */
function rankingIn(message: APIMessage | null): string[] {
  return linesIn(message).flatMap((line) => {
    const [, place = '', value, name] = /^(\S+) \*\*(.+?)\*\* (.+) · /u.exec(line) ?? [];
    if (!value) return [];
    const medal = medals.indexOf(place);
    return [`${medal >= 0 ? medal + 1 : place.replace(/[`#]/g, '')} ${nameStart(plain(name))} ${plain(value)}`];
  });
}
