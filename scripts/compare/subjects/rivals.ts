import type { APIMessage } from 'discord-api-types/v10';
import { fieldIn, linesIn, plain } from '../answers.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { counted, nameStart, whole } from '../written.ts';
import { isAlone } from './nemesis.ts';

const none = 'none';

interface Pair {
  a: string;
  b: string;
}

/**
 * Checks /vs: the two players with the most rounds; the pairs that stood against each other most, and least; one pair in the newest session. The
 * old bot stored no endstats: with its own file, everything but kills on each other.
 */
export function rivals(file: LegacyFile): Question[] {
  const [one = '', other = ''] = file.busiest(2);
  const { session } = file.newest();
  const pairs = (condition: string, order: string, count: number) =>
    file.rows<Pair>(
      `select x.guid as a, y.guid as b from sides x join sides y on y.round = x.round and y.side <> x.side
       where x.guid < y.guid and ${condition} group by 1, 2 order by count(*) ${order}, a, b limit ${count}`,
    );
  return [
    question(file, { a: one, b: other }),
    question(file, { a: other, b: one }),
    ...pairs('true', 'desc', 2).map((pair) => question(file, pair)),
    ...pairs('true', 'asc', 1).map((pair) => question(file, pair)),
    ...pairs(`x.session = ${session}`, 'desc', 1).map((pair) => question(file, pair, session)),
  ];
}

function question(file: LegacyFile, pair: Pair, session?: number): Question {
  const within = session === undefined ? 'true' : `x.session = ${session}`;
  const met = `select x.round, x.stamp, r.match_id, r.map, x.side <> y.side as against, x.decided, x.won as won_a, y.won as won_b
    from sides x join sides y on y.round = x.round join measured r on r.id = x.round
    where x.guid = '${pair.a}' and y.guid = '${pair.b}' and ${within}`;
  const maps = (against: number) => `
    select match_id, max(map) as map, max(stamp) as stamp, min(decided) as decided, group_concat(round) as rounds,
      case when min(won_a) = 1 then 2 when min(won_b) = 1 then 0 when max(won_a + won_b) = 0 then 1 end as points
    from (${met}) where against = ${against} group by match_id`;
  return {
    line: `/vs player1:${pair.a} player2:${pair.b}${session === undefined ? '' : ' period:session'}`,
    get computed() {
      return {
        ...killsOf(file, pair, within),
        ...missingOf(file, pair, `select round from (${met}) where against`),
        against: sideOf(file, 1, met, maps(1)),
        together: sideOf(file, 0, met, maps(0)),
        weapons: [pair.a, pair.b]
          .map((guid) => weaponsOf(file, guid, met))
          .filter(Boolean)
          .join('\n'),
        latest: latestOf(file, pair, maps(1)) || none,
      };
    },
    shown,
  };
}

interface Sum {
  kills: number;
  deaths: number;
  rounds: number;
}

/** Sums what the endstats say of two players, a round each: the first one's own list, or else the other's. */
function duel(file: LegacyFile, { a, b }: Pair, condition: string): Sum {
  return file.one<Sum>(
    `select coalesce(sum(kills), 0) as kills, coalesce(sum(deaths), 0) as deaths, count(*) as rounds from endstats_opponents e
     where player_guid = ? and opponent_guid = ? and round_id in (select id from played)
       and (${isAlone('player_guid')} or ${isAlone('opponent_guid')}) and ${condition}`,
    ...[a, b],
  );
}

function killsOf(file: LegacyFile, pair: Pair, within: string): Figures {
  const condition = within === 'true' ? within : `round_id in (select id from played x where ${within})`;
  const { kills, deaths, rounds } = duel(file, pair, condition);
  if (rounds === 0) return { kills: 'No endstats name both of them.', label: none };
  const all = kills + deaths;
  const share = deaths / all;
  const label = [
    ...(share >= 0.7 ? ['Nemesis'] : []),
    ...(share <= 0.3 ? ['Prey'] : []),
    ...(share >= 0.4 && share <= 0.6 ? ['Rivals'] : []),
  ];
  return {
    kills: `Kills ${whole(kills)} : ${whole(deaths)} · ${counted(rounds, 'round')}`,
    label: rounds >= 5 && all > 0 ? label.join() || none : none,
  };
}

function missingOf(file: LegacyFile, { a, b }: Pair, rounds: string): Figures {
  const { without, unresolved } = file.one<{ without: number; unresolved: number }>(
    `select
       (select count(*) from (${rounds}) where round not in (select round_id from endstats_opponents)) as without,
       (select count(*) from (${rounds}) as o where
          exists (select * from endstats_opponents e where e.round_id = o.round and e.player_guid in ('${a}', '${b}')
            and not ${isAlone('opponent_guid')})
          and not exists (select * from endstats_opponents e where e.round_id = o.round and e.player_guid = '${a}'
            and e.opponent_guid = '${b}' and (${isAlone('player_guid')} or ${isAlone('opponent_guid')}))) as unresolved`,
  );
  return {
    without: without > 0 ? `${counted(without, 'round')} without endstats` : none,
    unresolved: unresolved > 0 ? counted(unresolved, 'round') : none,
  };
}

function sideOf(file: LegacyFile, against: 0 | 1, met: string, maps: string): string {
  const { rounds } = file.one<{ rounds: number }>(`select count(*) as rounds from (${met}) where against = ${against}`);
  const { won, lost, of, drawn } = file.one<Record<'won' | 'lost' | 'of' | 'drawn', number>>(
    `select count(*) filter (where points = 2) as won, count(*) filter (where points = 0) as lost, count(*) as of,
       count(*) filter (where points = 1) as drawn
     from (${maps}) where decided`,
  );
  if (rounds === 0) return none;
  const draws = drawn > 0 ? ` · ${counted(drawn, 'draw')}` : '';
  return `${counted(rounds, 'round')}: ${against ? `Maps won ${whole(won)} : ${whole(lost)}${draws}` : `${whole(won)} of ${whole(of)} maps won`}`;
}

function weaponsOf(file: LegacyFile, guid: string, met: string): string {
  return file
    .rows<{ kills: number }>(
      `select sum(kills) as kills from weapon_comprehensive_stats where player_guid = ? and round_id in (select round from (${met}) where against)
       group by weapon_name having sum(kills) > 0 order by kills desc, weapon_name limit 1`,
      guid,
    )
    .map(({ kills }) => whole(kills))
    .join(' ');
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function latestOf(file: LegacyFile, pair: Pair, maps: string): string {
  interface Map {
    map: string;
    rounds: string;
    day: string;
    decided: number;
    points: number | null;
  }
  return file
    .rows<Map>(`select map, rounds, date(stamp) as day, decided, points from (${maps}) order by stamp desc limit 5`)
    .map(({ map, rounds, day, decided, points }) => {
      const { kills, deaths, rounds: named } = duel(file, pair, `round_id in (${rounds})`);
      const score = decided && points !== null ? ` · ${points} : ${2 - points}` : '';
      const [, month = '', date] = day.split('-');
      return `${named > 0 ? `${kills}/${deaths}` : '–'} ${nameStart(map)}${score} · ${months[Number(month) - 1]} ${Number(date)}`;
    })
    .join('\n');
}

function shown(message: APIMessage | null): Figures {
  const lines = linesIn(message).map(plain);
  const found = (part: RegExp) => lines.map((line) => part.exec(line)?.[1] ?? '').find((text) => text !== '') ?? none;
  return {
    kills: found(/^(?:⚔️ )?(Kills .*|No endstats .*)$/),
    label: found(/(Nemesis|Prey|Rivals)/),
    without: found(/^-# (.* without endstats)$/),
    unresolved: found(/^-# (.*) left out: /),
    against: sideIn(message, 'Against each other'),
    together: sideIn(message, 'Together'),
    weapons:
      fieldIn(message, 'Against each other')
        .slice(1)
        .map((line) => / ([\d,]+)(?: · [^·]*)?$/.exec(plain(line))?.[1] ?? '')
        .join('\n') || none,
    latest:
      fieldIn(message, 'The last maps of these')
        .map((line) => {
          const [, pair = '', map = '', rest = ''] =
            /^(\S+) (.*?)…?((?: · \d : \d)? · \w+ \d+)(?:, \d{4})?$/.exec(plain(line)) ?? [];
          return `${pair} ${nameStart(map)}${rest}`;
        })
        .join('\n') || none,
  };
}

/** Returns a heading's rounds and the first line under it. */
function sideIn(message: APIMessage | null, heading: string): string {
  const field = message?.embeds[0]?.fields?.find(({ name }) => name.startsWith(`${heading} · `));
  return field ? `${plain(field.name.slice(heading.length + 3))}: ${plain(field.value.split('\n')[0])}` : none;
}
