import type { APIMessage } from 'discord-api-types/v10';
import { linesIn, plain } from '../answers.ts';
import type { Sums } from '../legacy/counted.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Question } from '../subject.ts';
import { counted, whole } from '../written.ts';

/** Checks the first page of /players list with links and totals, and /players find by GUID and by a part of a name. */
export function players(file: LegacyFile): Question[] {
  const listed = file.rows<Sums & { linked: number }>(
    `select t.*, guid in (select et_guid from player_links) as linked
     from totals t order by (select max(stamp) from counted c where c.player_guid = guid) desc, guid limit 10`,
  );
  const totals = file.one<{ players: number; linked: number }>(
    'select count(*) as players, count(l.et_guid) as linked from totals left join player_links l on l.et_guid = guid',
  );
  return [
    {
      line: '/players list',
      computed: {
        players: listed.map((t) => `${named(file, t)} ${pair(t)}`).join('\n'),
        totals: `${counted(totals.players, 'player')} · ${totals.linked} linked`,
      },
      shown: (message) => ({
        players: withoutTimes(message).join('\n'),
        totals: /[\d,]+ players? · \d+ linked/.exec(message?.embeds[0]?.footer?.text ?? '')?.[0] ?? '',
      }),
    },
    ...file.busiest(2).map((guid): Question => {
      const t = file.one<Sums & { linked: number }>(
        'select *, guid in (select et_guid from player_links) as linked from totals where guid = ?',
        guid,
      );
      return {
        line: `/players find name:${guid}`,
        computed: { '': `${named(file, t)}\n-# ${guid} · ${whole(t.rounds)} · ${pair(t)}` },
        shown: (message) => ({
          '': withoutTimes(message)
            .slice(0, 2)
            .join('\n')
            .replace(/ · also .*/, ''),
        }),
      };
    }),
    partOfName(file),
  ];
}

const named = (file: LegacyFile, { guid, linked }: Sums & { linked: number }) =>
  `${linked ? '🔗 ' : ''}${file.nameOf(guid, 18)}`;

const pair = ({ kills, deaths }: Sums) => `${whole(kills)}/${whole(deaths)}`;

/** Lines without the times in them, and without lines that are but a time. */
const withoutTimes = (message: APIMessage | null) =>
  linesIn(message)
    .filter((line) => !/^-# <t:\d+:R>$/.test(line))
    .map((line) => plain(line.replace(/ · <t:.*?>/, '')));

/** Finds players with an "o" in one of their names, and players linked to the Discord user "o". Discord names match only as a whole. */
function partOfName(file: LegacyFile): Question {
  const { found } = file.one<{ found: number }>(
    `select count(distinct guid) as found from (
       select guid, alias as name from player_aliases
       union select player_guid, coalesce(clean_name, player_name) from player_comprehensive_stats
         where not exists (select 1 from player_aliases)
       union select et_guid, discord_username from player_links where lower(discord_username) = 'o'
     ) where lower(name) like '%o%'`,
  );
  return {
    line: '/players find name:o',
    computed: { count: found === 1 ? '1 player fits' : `${found} players fit` },
    shown: (message) => ({ count: message?.embeds[0]?.title ?? '' }),
  };
}
