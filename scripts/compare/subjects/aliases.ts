import { linesIn, plain } from '../answers.ts';
import type { LegacyFile } from '../legacy/file.ts';
import { cleaned } from '../legacy/file.ts';
import type { Question } from '../subject.ts';
import { whole } from '../written.ts';

/** Checks the players with the most names. If the file has no aliases, the names come from the players' rows. */
export function aliases(file: LegacyFile): Question[] {
  const { stored } = file.one<{ stored: number }>('select count(*) as stored from player_aliases');
  const seen =
    stored > 0
      ? 'select guid, alias, times_seen as times, last_seen from player_aliases'
      : `select player_guid as guid, coalesce(clean_name, player_name) as alias, count(*) as times,
           max(r.round_date || replace(r.round_time, ':', '')) as last_seen
         from player_comprehensive_stats p join rounds r on r.id = p.round_id group by 1, 2`;
  const most = file.rows<{ guid: string }>(
    `select guid from (${seen}) join totals using (guid) group by guid order by count(*) desc, guid limit 3`,
  );
  return most.map(({ guid }) => ({
    line: `/aliases player:${guid}`,
    computed: {
      '': file
        .rows<{ alias: string; times: number }>(
          `select * from (${seen}) where guid = ? order by last_seen desc, times desc, alias limit 20`,
          guid,
        )
        .map(({ alias, times }) => `${beginning(cleaned(alias))} ${whole(times)}×`)
        .join('\n'),
    },
    shown: (message) => ({
      '': linesIn(message)
        .map((line) =>
          plain(line.replace(/ · <t:.*$/, '')).replace(
            /^(.*) (\S+×)$/,
            (_, name, times) => `${beginning(name)} ${times}`,
          ),
        )
        .join('\n'),
    }),
  }));
}

/** How long a name is depends on the room beside it, so only its first ten characters are compared. */
const beginning = (name: string) =>
  [...new Intl.Segmenter('en').segment(name.replace(/…$/, ''))]
    .slice(0, 10)
    .map(({ segment }) => segment)
    .join('');
