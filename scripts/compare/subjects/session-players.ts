import { blocksIn } from '../answers.ts';
import type { Sums } from '../legacy/counted.ts';
import { totalsOver } from '../legacy/counted.ts';
import type { Evening, LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { clock, counted, perMinute, ratio, share, whole } from '../written.ts';

/** A player's sums over a session, including those that only session views need. */
type Row = Sums &
  Record<
    'headshot_kills' | 'defused' | 'stolen' | 'returned' | 'spree' | 'mega' | 'multi' | 'quad' | 'triple' | 'double',
    number
  >;

/** Each view's ordering and the lines it shows of a player, by key. */
const views: Record<string, { by: string; lines(row: Row): string[] }> = {
  overview: {
    by: 'kills',
    lines: (t) => [
      `${t.kills}K ${t.deaths}D ${t.gibs}G · K/D ${ratio(t.kills, t.deaths)} · DPM ${dpm(t)} · dmg ${whole(t.damage_given)}/${whole(t.damage_received)}`,
      `acc ${share(t.hits, t.shots)} (${whole(t.hits)}/${whole(t.shots)}) · HS ${whole(t.headshots)} (${share(t.bullet_headshots, t.hits)}) · useful ${t.useful} · rev ${t.revives}/${t.revived}`,
      `played ${clock(t.seconds)} · dead ${clock(t.dead)} · denied ${clock(t.denied)} · multikills ${t.multikills}`,
    ],
  },
  top: {
    by: 'kills',
    lines: (t) => [
      `K/D ${ratio(t.kills, t.deaths)} (${t.kills}/${t.deaths}) · DPM ${dpm(t)} · dmg ${whole(t.damage_given)} · HSK ${t.headshot_kills} · gibs ${t.gibs} · ${clock(t.seconds)}`,
    ],
  },
  combat: {
    by: 'kills',
    lines: (t) => [
      `${t.kills} kills · ${t.deaths} deaths · K/D ${ratio(t.kills, t.deaths)} · DPM ${dpm(t)}`,
      `dmg ${whole(t.damage_given)} given, ${whole(t.damage_received)} received · ${t.gibs} gibs · ${t.headshot_kills} HSK`,
    ],
  },
  objectives: {
    by: 'xp',
    lines: (t) => [
      `XP ${whole(t.xp)} · revives ${t.revives} · dynamites ${t.dynamites}/${t.defused} · objectives ${t.stolen}/${t.returned}`,
      `constructions ${t.constructions} · best spree ${t.spree} · denied ${clock(t.denied)}`,
    ],
  },
  support: {
    by: 'revives',
    lines: (t) => [
      `${counted(t.revives, 'revive')} given · revived ${counted(t.revived, 'time')} · ${t.kills}K ${t.deaths}D`,
    ],
  },
  sprees: {
    by: 'spree',
    lines: (t) => [
      `best spree ${t.spree} · mega ${t.mega} · multi ${t.multi} · quad ${t.quad} · triple ${t.triple} · double ${t.double}`,
    ],
  },
};

const dpm = ({ damage_given, seconds }: Sums) => perMinute(damage_given, seconds);
const perView = 3;

/** Checks the first players in every player view, for the newest session and for the longest. */
export function sessionPlayers(file: LegacyFile): Question[] {
  const { date, number } = file.longest();
  return Object.keys(views).flatMap((view) => [
    { line: `/last view:${view}`, computed: firstOf(file, file.newest(), view), shown: blocksIn },
    {
      line: `/session date:${date} number:${number} view:${view}`,
      computed: firstOf(file, file.longest(), view),
      shown: blocksIn,
    },
  ]);
}

function firstOf(file: LegacyFile, { session }: Evening, view: string): Figures {
  const { by, lines } = views[view] ?? { by: 'kills', lines: () => [] };
  const relation = `counted where session = ${session}`;
  const rows = file.rows<Row>(
    `select * from (${totalsOver(relation)}) join (
       select player_guid as guid, sum(headshot_kills) as headshot_kills, sum(dynamites_defused) as defused, sum(objectives_stolen) as stolen,
         sum(objectives_returned) as returned, max(killing_spree_best) as spree, sum(mega_kills) as mega, sum(multi_kills) as multi,
         sum(quad_kills) as quad, sum(triple_kills) as triple, sum(double_kills) as double
       from ${relation} group by 1
     ) using (guid)
     order by ${by} desc, kills desc, rounds desc, guid limit ${perView}`,
  );
  return Object.fromEntries(
    rows.map((row, index) => [`${index + 1}`, [file.nameOf(row.guid), ...lines(row)].join('\n')]),
  );
}
