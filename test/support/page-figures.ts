import { totalsOver } from '../../scripts/compare/legacy/counted.ts';
import type { LegacyFile } from '../../scripts/compare/legacy/file.ts';
import { rankings } from '../../scripts/compare/subjects/rankings.ts';
import { clock, perMinute, ratio, share, whole } from '../../scripts/compare/written.ts';
import type { SentPage } from './pages.ts';
import { tableIn, textOf } from './pages.ts';

/** Figures of a page beside those that plain SQL computes from the legacy file, without any of the bot's queries. */
export interface PageFigures {
  shown: unknown;
  computed: unknown;
}

type Row = Record<string, number | string | null>;

const bodyOf = ({ html }: SentPage) => html.slice(html.indexOf('<main>'), html.indexOf('</main>'));

/** By kind of page. A page without an entry shows what an answer shows, which `npm run compare` computes. */
export const pageFigures: Record<string, (page: SentPage, file: LegacyFile) => PageFigures> = {
  '/': (page, file) => {
    const { session } = file.newest();
    const size = file.one<Row>('select maps, players from evenings where session = ?', session);
    const quarter = `strftime('%Y', date) || '-Q' || ((strftime('%m', date) + 2) / 3)`;
    const season = `counted where session in (
      select session from evenings where ${quarter} = (select ${quarter} from (select date(${file.daysAgo(0)}) as date)))`;
    const least = `max(ceil((select max(rounds) from (${totalsOver(season)})) / 5.0), 3)`;
    const label = /<div class="t"[^>]*aria-label="([^"]*)"/.exec(page.html)?.[1] ?? '';
    return {
      shown: {
        size: /\d+ maps? · \d+ players?/.exec(textOf(bodyOf(page)))?.[0],
        ranking: rankingIn(page, label),
        records: recordsIn(page, 'Newest records').length,
      },
      computed: {
        size: `${size.maps} map${size.maps === 1 ? '' : 's'} · ${size.players} players`,
        ranking: ranked(file, 'dpm', `(${totalsOver(season)})`, least),
        records: Math.min(8, file.one<{ count: number }>('select count(*) as count from standing').count),
      },
    };
  },
  '/s': (page, file) => {
    const [, began = ''] = /^\/s\/(\d+)\./.exec(page.path) ?? [];
    const relation = `counted where session = (
      select session from evenings where round((began - 2440587.5) * 86400) = ${began})`;
    return {
      shown: tableIn(page.html, 'Players').map((cells) => cells.slice(1, 4)),
      computed: file
        .rows<Record<'kills' | 'deaths' | 'damage_given' | 'seconds', number>>(
          `select * from (${totalsOver(relation)}) order by kills desc, rounds desc, guid`,
        )
        .map((row) => [
          `${row.kills}/${row.deaths}`,
          ratio(row.kills, row.deaths),
          perMinute(row.damage_given, row.seconds),
        ]),
    };
  },
  '/m': (page, file) => {
    const [, stamp = ''] = /^\/m\/(\d{14})\./.exec(page.path) ?? [];
    return {
      shown: tableIn(page.html, 'Weapons').map((cells) => cells[1]),
      computed: file
        .rows<{ kills: number }>(
          `select sum(w.kills) as kills from weapon_comprehensive_stats w
           join counted c on c.round_id = w.round_id and c.player_guid = w.player_guid
           where c.match_id = (select match_id from rounds where replace(round_date, '-', '') || replace(round_time, ':', '') = ? limit 1)
           group by w.weapon_name having sum(w.kills) > 0 order by 1 desc`,
          stamp,
        )
        .map(({ kills }) => whole(kills)),
    };
  },
  '/p': (page, file) => ({
    shown: tableIn(page.html, 'Maps').toSorted(),
    computed: file
      .rows<Row & Record<'rounds' | 'attacks' | 'taken' | 'defences' | 'held', number>>(
        `select map, count(*) as rounds, sum(side = 'attack') as attacks, sum(side = 'attack' and beaten) as taken,
           sum(side = 'defence') as defences, sum(side = 'defence' and not beaten) as held
         from did where kind = 'Kills' and attackers in (1, 2) and guid = ? group by map`,
        page.path.slice(3),
      )
      .map(({ map, rounds, attacks, taken, defences, held }) => [
        String(map),
        whole(rounds),
        `${share(taken, attacks)} (${taken}/${attacks})`,
        `${share(held, defences)} (${held}/${defences})`,
      ])
      .toSorted(),
  }),
  '/map': (page, file) => {
    const map = decodeURIComponent(page.path.slice(5));
    const rounds = file.rows<{ beaten: number; took: number | null }>(
      'select beaten, took from fielded where map = ? and attackers in (1, 2)',
      map,
    );
    const won = rounds.filter(({ beaten }) => beaten).length;
    const times = rounds.flatMap(({ took }) => (took === null ? [] : [took])).sort((a, b) => a - b);
    const [low = 0, high = 0] = [times[(times.length - 1) >> 1], times[times.length >> 1]];
    return {
      shown: {
        rounds: [...bodyOf(page).matchAll(/<li>(.*?)<\/li>/g)]
          .slice(0, times.length > 0 ? 4 : 3)
          .map(([, text = '']) => textOf(text)),
        boards: boardsIn(page).toSorted(),
      },
      computed: {
        rounds: [
          `${share(won, rounds.length)} of attacks won`,
          `${share(rounds.length - won, rounds.length)} of defences won`,
          ...(times.length > 0 ? [`median attack ${clock((low + high) / 2)}`] : []),
          `${rounds.length} round${rounds.length === 1 ? '' : 's'}`,
        ],
        boards: file
          .rows<{ kind: string; value: number; side: string; size: string }>(
            'select * from standing where map = ?',
            map,
          )
          .flatMap(({ kind, value, side, size }) =>
            (side === 'both' ? ['attack', 'defence'] : [side]).map(
              (one) => `${one} ${size} ${kind} ${isTime(kind) ? clock(value) : whole(value)}`,
            ),
          )
          .toSorted(),
      },
    };
  },
  '/top': (page, file) => {
    const key = page.path.slice(5);
    return {
      shown: rankingIn(page, 'All time'),
      computed: ranked(file, key, 'totals', String(rankings[key as keyof typeof rankings].least)),
    };
  },
  '/records': (page, file) => {
    const newest = file.rows<{ kind: string; value: number; map: string; stamp: number }>(
      `select * from standing s where exists (
         select 1 from marks m where (m.map, m.side, m.size, m.kind) = (s.map, s.side, s.size, s.kind) and m.stamp < s.stamp)
       order by stamp desc`,
    );
    const shown = recordsIn(page, 'Newest records');
    // Of those that were set in the last round that is shown, any may be.
    const last = newest[shown.length - 1]?.stamp ?? 0;
    const written = newest.map(
      (one) => `${one.kind} ${isTime(one.kind) ? clock(one.value) : whole(one.value)} ${one.map}`,
    );
    const sure = written.filter((_, index) => (newest[index]?.stamp ?? 0) > last);
    return {
      shown: {
        all: shown.filter((one) => !written.includes(one)),
        sure: sure.filter((one) => !shown.includes(one)),
        count: shown.length,
      },
      computed: { all: [], sure: [], count: Math.min(40, file.rows('select * from standing').length) },
    };
  },
};

const isTime = (kind: string) => ['Denied time', 'Fastest attack', 'Longest hold', 'Closest map'].includes(kind);

/** Returns `rank value` of each row of a ranking. */
const rankingIn = ({ html }: SentPage, label: string) =>
  tableIn(html, label).map(([player = '', value]) => `${player.split(' ')[0]} ${value}`);

function ranked(file: LegacyFile, key: string, totals: string, least: string): string[] {
  const {
    value,
    order = 'desc',
    write,
  }: (typeof rankings)['dpm'] & { order?: string } = rankings[key as keyof typeof rankings];
  return file
    .rows<{ rank: number; value: number }>(
      `select rank() over (order by value ${order}) as rank, value
       from (select *, ${value} as value from ${totals} where rounds >= ${least}) where value is not null
       order by value ${order}, rounds desc, guid limit 10`,
    )
    .map((row) => `${row.rank} ${write(row.value)}`);
}

/** Returns `side size kind value` of each record on the page of a map. */
function boardsIn(page: SentPage): string[] {
  const parts = bodyOf(page).split('<h2>');
  return ['Attack', 'Defence'].flatMap((side) => {
    const boards =
      parts
        .find((one) => one.startsWith(`Records · ${side}<`))
        ?.split('<h3>')
        .slice(1) ?? [];
    return boards.flatMap((board) => {
      const size = board.slice(0, board.indexOf('</h3>')).replace(' sizes', '');
      return [...board.matchAll(/<li>(.*?) <b>(.*?)<\/b>/g)].map(
        ([, kind, value = '']) => `${side.toLowerCase()} ${size} ${kind} ${textOf(value)}`,
      );
    });
  });
}

/** Returns `kind value map` of each record below a heading. */
function recordsIn(page: SentPage, heading: string): string[] {
  const part =
    bodyOf(page)
      .split('<h2>')
      .find((one) => one.startsWith(heading)) ?? '';
  return [...part.matchAll(/<li>(.*?) <b>(.*?)<\/b>.*?<a href="\/map\/[^"]*">(.*?)<\/a>/g)].map(
    ([, kind = '', value = '', map = '']) => `${kind} ${textOf(value)} ${textOf(map)}`,
  );
}
