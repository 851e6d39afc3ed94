import type { APIMessage } from 'discord-api-types/v10';
import { fieldIn, linesIn, plain } from '../answers.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { counted, share, signed, twoPlaces, whole, wholePercent } from '../written.ts';

type Numbers = Record<
  | 'rounds'
  | 'decided'
  | 'won'
  | 'together'
  | 'apart'
  | 'score'
  | 'confidence'
  | 'with_a'
  | 'with_b'
  | 'without_a'
  | 'without_b',
  number
> &
  Record<'change_a' | 'change_b', number | null>;
type Pair = Numbers & { a: string; b: string; rating: string };

const ranked = 'synergies where least_apart >= 10';

/** Checks /synergy pair for the best pair, the most frequent pair and a rare one, and /synergy best and impact. */
export function synergy(file: LegacyFile): Question[] {
  const pair = (order: string) =>
    file
      .rows<Pair>(`select * from ${ranked} and a < b order by ${order} limit 1`)
      .map((found) => pairQuestion(file, found));
  return [...pair('weighted desc'), ...pair('rounds desc, weighted'), hardly(file), best(file), ...impact(file)];
}

function pairQuestion(file: LegacyFile, p: Pair): Question {
  const change = (value: number | null) => {
    const percents = Math.round(100 * (value ?? 0));
    return value === null ? '' : ` · ${percents < 0 ? '−' : percents > 0 ? '+' : ''}${wholePercent(Math.abs(value))}`;
  };
  const own = (guid: string, together: number, apart: number, by: number | null) =>
    `${twoPlaces(together)} · ${twoPlaces(apart)}${change(by)}  ${file.nameOf(guid, 18)}`;
  return {
    line: `/synergy pair player1:${p.b} player2:${p.a}`,
    computed: {
      score: `${signed(p.score)} ${p.rating}`,
      rounds: `${counted(p.rounds, 'round')} together · confidence ${wholePercent(p.confidence)}`,
      won: `${share(p.together, 1)} (${p.won} of ${counted(p.decided, 'round')}) · ${share(p.apart, 1)}`,
      'K/D': [own(p.a, p.with_a, p.without_a, p.change_a), own(p.b, p.with_b, p.without_b, p.change_b)].join('\n'),
    },
    shown: pairIn,
  };
}

function pairIn(message: APIMessage | null): Figures {
  const [score = '', rounds = ''] = linesIn(message).map(plain);
  const field = (name: string) => plain(fieldIn(message, `${name}: together`).join('\n'));
  return { score, rounds, won: field('Maps won'), 'K/D': field('K/D') };
}

function hardly(file: LegacyFile): Question {
  const { a, b, rounds } = file.one<Pair>('select * from pairs where a < b and rounds < 10 order by rounds desc, a, b');
  return {
    line: `/synergy pair player1:${a} player2:${b}`,
    computed: { rounds: `${counted(rounds, 'round')} together` },
    shown: (message) => ({ rounds: linesIn(message)[0]?.split(':')[0] ?? '' }),
  };
}

/** How a name begins: where two share a line, both are cut to what fits. */
const beginning = (name = '') => name.replace(/…$/, '').slice(0, 5);

/** Two names in a line, and behind them the pair's confidence unless it is full. */
function best(file: LegacyFile): Question {
  const pairs = file.rows<Pair>(`select * from ${ranked} and a < b order by weighted desc, rounds desc limit 10`);
  const written = (p: Pair) => {
    const names = [p.a, p.b].map((guid) => beginning(file.nameOf(guid))).join(' + ');
    return `${signed(p.score)} ${names}${p.confidence < 1 ? ` · ${wholePercent(p.confidence)}` : ''}`;
  };
  return {
    line: '/synergy best',
    computed: Object.fromEntries(pairs.map((p, index) => [`#${index + 1}`, written(p)])),
    shown: (message) =>
      Object.fromEntries(
        linesIn(message).map((line, index) => {
          const [, score, one, other, confidence = ''] = /^\S+ (\S+) (.*?) \+ (.*?)( · \d+%)?$/.exec(plain(line)) ?? [];
          return [`#${index + 1}`, `${score} ${beginning(one)} + ${beginning(other)}${confidence}`];
        }),
      ),
  };
}

/** Checks the busiest player's partners with a rank: up to five of the better half, and up to five of the rest, worst first. */
function impact(file: LegacyFile): Question[] {
  return file.busiest(1).map((guid) => {
    const partners = file.rows<Pair>(`select * from ${ranked} and a = ? order by weighted desc, rounds desc`, guid);
    const frequent = file.one<Pair>('select * from pairs where a = ? and b <> a order by rounds desc, b limit 1', guid);
    const half = Math.min(5, Math.ceil(partners.length / 2));
    const lines = partners.map(
      (p) => `${signed(p.score)} ${file.nameOf(p.b, 18)} · ${whole(p.rounds)} · ${wholePercent(p.together)}`,
    );
    const mean = partners.reduce((sum, { score }) => sum + score, 0) / partners.length;
    return {
      line: `/synergy impact player:${guid}`,
      computed: {
        mean: `${counted(partners.length, 'partner')} · mean score ${signed(mean)}`,
        frequent: `Mostly ${file.nameOf(frequent.b, 18)} · ${counted(frequent.rounds, 'round')}`,
        best: lines.slice(0, half).join('\n'),
        worst: lines.slice(half).slice(-5).reverse().join('\n'),
      },
      shown(message): Figures {
        const [first = '', frequently = ''] = linesIn(message).map(plain);
        const field = (name: string) => plain(fieldIn(message, name).join('\n'));
        return { mean: first, frequent: frequently, best: field('Best'), worst: field('Worst') };
      },
    };
  });
}
