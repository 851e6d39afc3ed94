import { tablesIn } from '../answers.ts';
import { notBullets } from '../legacy/counted.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { nameStart, share, whole } from '../written.ts';

interface Row {
  guid: string;
  weapon: string;
  kills: number;
  hits: number;
  shots: number;
  headshots: number;
  bullets: 0 | 1;
}

/** The best weapon of the newest session's players, then who used the most used weapon. What weapons are called is left out. */
export function sessionWeapons(file: LegacyFile): Question[] {
  const { session } = file.newest();
  const rows = file.rows<Row>(
    `with own as (
       select w.player_guid as guid, weapon_name as weapon, sum(w.kills) as kills, sum(w.hits) as hits, sum(w.shots) as shots,
         sum(w.headshots) as headshots, weapon_name not in (${notBullets}) as bullets
       from weapon_comprehensive_stats w join counted c on c.round_id = w.round_id and c.player_guid = w.player_guid
       where c.session = ? group by 1, 2 having sum(w.kills) > 0
     ),
     players as (select player_guid as guid, sum(kills) as all_kills, count(*) as rounds from counted where session = ? group by 1)
     select own.* from own join players using (guid) order by all_kills desc, rounds desc, guid, kills desc, shots desc, weapon`,
    session,
    session,
  );
  const best = [...new Map(rows.toReversed().map((row) => [row.guid, row])).values()].reverse();
  const kills = Map.groupBy(rows, ({ weapon }) => weapon);
  const [most = []] = [...kills.values()].sort((a, b) => sum(b) - sum(a));
  const users = most.toSorted((a, b) => b.kills - a.kills);
  return [
    {
      line: '/last view:weapons',
      computed: written(best, (row) => [whole(row.kills), ...(row.bullets ? [share(row.hits, row.shots)] : [])]),
      shown: (message) =>
        figuresIn(
          message,
          (key) => key.startsWith(bestHeading),
          (text) => text.replace(/ {2}.*? (?=[\d,]+(?: {2}|$))/, '  '),
        ),
    },
    {
      line: '/last view:weapons',
      // The tables of few players are together on the first page.
      ...(best.length > 8 && { press: 'at=next' }),
      computed: written(users, (row) => [
        whole(row.kills),
        ...(row.bullets ? [share(row.hits, row.shots), share(row.headshots, row.hits)] : []),
      ]),
      shown: (message) => figuresIn(message, (key, first) => key.replace(/\d+$/, '') === first),
    },
  ];

  function written(list: readonly Row[], values: (row: Row) => string[]): Figures {
    const lines = list.slice(0, 6).map((row, index) => {
      return [`${index + 1}`, `${nameStart(file.nameOf(row.guid))}  ${values(row).join('  ')}`];
    });
    return Object.fromEntries(lines);
  }
}

const bestHeading = 'most kills with';

const sum = (rows: readonly Row[]) => rows.reduce((all, { kills }) => all + kills, 0);

/** The lines of some tables by their place alone; `first` is the heading of the message's first table of one weapon. */
function figuresIn(
  message: Parameters<Question['shown']>[0],
  wanted: (key: string, first: string) => boolean,
  mend = (text: string) => text,
): Figures {
  const lines = Object.entries(tablesIn(message));
  const first = lines.map(([key]) => key.replace(/\d+$/, '')).find((key) => !key.startsWith(bestHeading)) ?? '';
  return Object.fromEntries(
    lines.filter(([key]) => wanted(key, first)).map(([key, text]) => [/\d+$/.exec(key)?.[0] ?? '', mend(text)]),
  );
}
