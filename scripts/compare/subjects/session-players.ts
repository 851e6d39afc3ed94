import { tablesIn } from '../answers.ts';
import type { Sums } from '../legacy/counted.ts';
import { totalsOver } from '../legacy/counted.ts';
import type { Evening, LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { clock, nameStart, perMinute, ratio, share, whole } from '../written.ts';

/** A player's sums over a session, including those that only session views need. */
type Row = Sums &
  Record<
    'headshot_kills' | 'defused' | 'stolen' | 'returned' | 'spree' | 'mega' | 'multi' | 'quad' | 'triple' | 'double',
    number
  >;

type Table = [heading: string, values: (row: Row) => (string | number)[]];

/** By view: what its players are ordered by, and its tables: the small letters above each, and the values on a line. */
const views: Record<string, { by: string; tables: [Table] | [Table, Table] }> = {
  overview: {
    by: 'kills',
    tables: [['', (t) => [`${t.kills}/${t.deaths}`, ratio(t.kills, t.deaths), `DPM ${dpm(t)}`]]],
  },
  top: {
    by: 'kills',
    tables: [
      ['K/D · DPM · damage given', (t) => [ratio(t.kills, t.deaths), dpm(t), whole(t.damage_given)]],
      ['headshot kills · gibs · time played', (t) => [t.headshot_kills, t.gibs, clock(t.seconds)]],
    ],
  },
  combat: {
    by: 'kills',
    tables: [
      ['kills/deaths · K/D · DPM', (t) => [`${t.kills}/${t.deaths}`, ratio(t.kills, t.deaths), dpm(t)]],
      [
        'damage given/received · gibs · headshot kills',
        (t) => [`${whole(t.damage_given)}/${whole(t.damage_received)}`, t.gibs, t.headshot_kills],
      ],
    ],
  },
  objectives: {
    by: 'xp',
    tables: [
      [
        'XP · objectives stolen/returned · dynamites planted/defused · constructions',
        (t) => [whole(t.xp), `${t.stolen}/${t.returned}`, `${t.dynamites}/${t.defused}`, t.constructions],
      ],
      ['revives given · best spree · denied time', (t) => [t.revives, t.spree, clock(t.denied)]],
    ],
  },
  support: {
    by: 'revives',
    tables: [['revives given · times revived · kills/deaths', (t) => [t.revives, t.revived, `${t.kills}/${t.deaths}`]]],
  },
  sprees: {
    by: 'spree',
    tables: [
      [
        'best spree · mega · multi · quad · triple · double',
        (t) => [t.spree, t.mega, t.multi, t.quad, t.triple, t.double],
      ],
    ],
  },
};

const dpm = ({ damage_given, seconds }: Sums) => perMinute(damage_given, seconds);
const perView = 3;

/** The first players of every view that is about players, of the newest session and of the longest; a second table is on the last page. */
export function sessionPlayers(file: LegacyFile): Question[] {
  const { date, number } = file.longest();
  const sessions = [
    { line: '/last', of: file.newest() },
    { line: `/session date:${date} number:${number}`, of: file.longest() },
  ];
  const tables = Object.entries(views).flatMap(
    ([
      view,
      {
        by,
        tables: [first, second],
      },
    ]) =>
      sessions.flatMap(({ line, of }) => [
        { line: `${line} view:${view}`, computed: firstOf(file, of, by, first), shown: tablesIn },
        ...(second && line === '/last'
          ? [
              {
                line: `${line} view:${view}`,
                press: 'at=last',
                computed: firstOf(file, of, by, second),
                shown: tablesIn,
              },
            ]
          : []),
      ]),
  );
  return [...tables, ...sessions.map(({ line, of }) => everything(file, `${line} view:everything`, of))];
}

/** All figures of the best two players, line by line as they are written. */
function everything(file: LegacyFile, line: string, { session }: Evening): Question {
  const rows = totals(file, session, 'kills').slice(0, 2);
  const computed = rows.map((t, index) => [
    String(index + 1),
    [
      `${t.kills}/${t.deaths} · gibs ${t.gibs} · K/D ${ratio(t.kills, t.deaths)} · DPM ${dpm(t)} · dmg ${whole(t.damage_given)}/${whole(t.damage_received)}`,
      `acc ${share(t.hits, t.shots)} (${whole(t.hits)}/${whole(t.shots)}) · HS ${whole(t.headshots)} (${share(t.bullet_headshots, t.hits)}) · useful ${t.useful} · rev ${t.revives}/${t.revived}`,
      `played ${clock(t.seconds)} · dead ${clock(t.dead)} · denied ${clock(t.denied)} · multikills ${t.multikills}`,
    ].join('\n'),
  ]);
  const shown: Question['shown'] = (message) => {
    const blocks = (message?.embeds[0]?.description ?? '').split(/\n(?=\*\*\d+ )/).slice(1);
    return Object.fromEntries(
      blocks.map((block) => [/^\*\*(\d+)/.exec(block)?.[1] ?? '', block.slice(block.indexOf('\n') + 1)]),
    );
  };
  return { line, computed: Object.fromEntries(computed), shown };
}

function firstOf(file: LegacyFile, { session }: Evening, by: string, [heading, values]: Table): Figures {
  const rows = totals(file, session, by).map((row, index) => [
    `${heading} ${index + 1}`.trim(),
    `${nameStart(file.nameOf(row.guid))}  ${values(row).join('  ')}`,
  ]);
  return Object.fromEntries(rows);
}

function totals(file: LegacyFile, session: number, by: string): Row[] {
  const relation = `counted where session = ${session}`;
  return file.rows<Row>(
    `select * from (${totalsOver(relation)}) join (
       select player_guid as guid, sum(headshot_kills) as headshot_kills, sum(dynamites_defused) as defused, sum(objectives_stolen) as stolen,
         sum(objectives_returned) as returned, max(killing_spree_best) as spree, sum(mega_kills) as mega, sum(multi_kills) as multi,
         sum(quad_kills) as quad, sum(triple_kills) as triple, sum(double_kills) as double
       from ${relation} group by 1
     ) using (guid)
     order by ${by} desc, kills desc, rounds desc, guid limit ${perView}`,
  );
}
