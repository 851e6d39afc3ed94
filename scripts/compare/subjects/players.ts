import type { APIMessage } from 'discord-api-types/v10';
import { linesIn, plain } from '../answers.ts';
import type { Sums } from '../legacy/counted.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Question } from '../subject.ts';
import { counted, ratio, whole } from '../written.ts';

/** Checks the first page of /players list with links and totals, and /players find by GUID and by a part of a name. */
export function players(file: LegacyFile): Question[] {
  const listed = file.rows<Sums & { sessions: number; linked: number }>(
    `select t.*, (select count(distinct session) from counted c where c.player_guid = guid) as sessions,
       guid in (select et_guid from player_links) as linked
     from totals t order by (select max(stamp) from counted c where c.player_guid = guid) desc, guid limit 10`,
  );
  const totals = file.one<{ players: number; linked: number }>(
    'select count(*) as players, count(l.et_guid) as linked from totals left join player_links l on l.et_guid = guid',
  );
  return [
    {
      line: '/players list',
      computed: {
        players: listed
          .map(
            (t) => `${t.linked ? '🔗 ' : ''}${file.nameOf(t.guid)} · ${counted(t.sessions, 'session')} · ${record(t)}`,
          )
          .join('\n'),
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
        computed: {
          '': `${t.linked ? '🔗 ' : ''}${file.nameOf(guid)} ${guid} · ${counted(t.rounds, 'round')} · ${record(t)}`,
        },
        shown: (message) => ({ '': withoutTimes(message)[0] ?? '' }),
      };
    }),
    partOfName(file),
  ];
}

const record = ({ kills, deaths }: Sums) => `${whole(kills)} K ${whole(deaths)} D · K/D ${ratio(kills, deaths)}`;

const withoutTimes = (message: APIMessage | null) =>
  linesIn(message).map((line) => plain(line.replace(/ · <t:.*?>/, '')));

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
