import { cellOf, mostInPairs } from '../../charts/pairs.ts';
import type { TogetherRow } from '../../db/queries/best-pairs.ts';
import { leastTogether } from '../../domain/synergy.ts';
import type { Locale } from '../../texts/locale.ts';
import { plainName } from '../player-row.ts';
import { wholePercent } from '../whole-percent.ts';
import type { Picture } from './picture.ts';

const inAlt = 3;

/** Returns the picture of win rates of pairs. Undefined for fewer than two players. */
export function pairsPicture(
  { circle, among }: { circle: readonly string[]; among: readonly TogetherRow[] },
  names: Readonly<Record<string, string | null>>,
  locale: Locale,
): Picture | undefined {
  if (circle.length < 2) return undefined;
  const { matrix } = locale.texts.synergy;
  const players = circle.slice(0, mostInPairs).map((guid) => plainName(names[guid], locale));
  const places = new Map(circle.map((guid, place) => [guid, place]));
  const cells: [number | null, 0 | 1][] = Array.from({ length: (players.length * (players.length - 1)) / 2 }, () => [
    null,
    1,
  ]);
  for (const [one, other, rounds, won, decided] of among) {
    const [a, b] = [places.get(one), places.get(other)];
    if (a === undefined || b === undefined || decided === 0) continue;
    cells[cellOf(a, b)] = [Math.round((100 * won) / decided), rounds < leastTogether ? 1 : 0];
  }
  const best = among
    .filter(([, , rounds, , decided]) => rounds >= leastTogether && decided > 0)
    .toSorted(([, , , x, ofX], [, , , y, ofY]) => y / ofY - x / ofX)
    .slice(0, inAlt)
    .map(
      ([one, other, , won, decided]) =>
        `${plainName(names[one], locale)} + ${plainName(names[other], locale)} ${wholePercent(won / decided, locale)}`,
    );
  return {
    chart: { kind: 'pairs', data: { title: matrix.title, note: matrix.note(leastTogether), players, cells } },
    alt: matrix.alt(players.length, best.join('; ')),
  };
}
