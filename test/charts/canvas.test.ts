import { expect, test } from 'vitest';
import { drawScale, scaleOf, tickText } from '../../src/charts/axis.ts';
import { Canvas } from '../../src/charts/canvas.ts';
import { drawDashes } from '../../src/charts/dashes.ts';

const [width, height] = [8, 6];
const levels = '.123456789abcde#';

/** Returns what is drawn on black with white, a letter a pixel: `.` for nothing, `#` for all of it. */
function drawn(draw: (canvas: Canvas, ramp: number) => void): string[] {
  const canvas = new Canvas({ width, height, background: '#000000' });
  draw(canvas, canvas.ramp('#ffffff'));
  const { rows } = canvas.image();
  return Array.from({ length: height }, (_, row) =>
    Array.from(rows.subarray(row * (width + 1) + 1, (row + 1) * (width + 1)), (value) => levels[value] ?? '?').join(''),
  );
}

const sumOf = (rows: string[]) =>
  rows.reduce((sum, row) => sum + [...row].reduce((all, letter) => all + levels.indexOf(letter) / 15, 0), 0);

test('a level line covers whole pixels, and half of them between two rows', () => {
  const thin = (y: number) =>
    drawn((canvas, ramp) =>
      canvas.line(
        [
          [1, y],
          [7, y],
        ],
        1,
        ramp,
      ),
    );
  expect(thin(2.5)).toEqual(['........', '........', '.######.', '........', '........', '........']);
  expect(thin(3)).toEqual(['........', '........', '.888888.', '.888888.', '........', '........']);
});

test('a steep line is as wide as a flat one, and the way back covers the same pixels', () => {
  const flat = drawn((canvas, ramp) =>
    canvas.line(
      [
        [1, 1],
        [5, 3],
      ],
      1,
      ramp,
    ),
  );
  const steep = drawn((canvas, ramp) =>
    canvas.line(
      [
        [1, 1],
        [3, 5],
      ],
      1,
      ramp,
    ),
  );
  const back = drawn((canvas, ramp) =>
    canvas.line(
      [
        [5, 3],
        [1, 1],
      ],
      1,
      ramp,
    ),
  );
  for (let row = 0; row < 6; row += 1)
    for (let column = 0; column < 6; column += 1) expect(steep[column]?.[row]).toBe(flat[row]?.[column]);
  expect(back).toEqual(flat);
  expect(sumOf(flat)).toBeCloseTo(Math.hypot(4, 2), 0);
});

test('what lies outside of the image is left out, also wholly', () => {
  const nothing = Array(height).fill('.'.repeat(width));
  const far: [number, number][] = [
    [-90, -90],
    [-50, -60],
    [-70, -20],
  ];
  expect(drawn((canvas, ramp) => canvas.line(far, 3, ramp))).toEqual(nothing);
  expect(drawn((canvas, ramp) => canvas.fillPolygon(far, ramp))).toEqual(nothing);
  expect(drawn((canvas, ramp) => canvas.dot([-9, 99], 3, ramp))).toEqual(nothing);
  expect(drawn((canvas, ramp) => canvas.fillPolygon([], ramp))).toEqual(nothing);
  expect(
    drawn((canvas, ramp) =>
      canvas.fillPolygon(
        [
          [-5, -5],
          [50, -5],
          [50, 50],
          [-5, 50],
        ],
        ramp,
      ),
    ),
  ).toEqual(Array(height).fill('#'.repeat(width)));
});

test('a polygon covers the pixels whose middle is inside, whichever way round it is written', () => {
  const outline: [number, number][] = [
    [1, 1],
    [7, 1],
    [1, 5],
  ];
  const rows = drawn((canvas, ramp) => canvas.fillPolygon(outline, ramp));
  expect(rows).toEqual(['........', '.#####..', '.####...', '.##.....', '.#......', '........']);
  expect(drawn((canvas, ramp) => canvas.fillPolygon(outline.toReversed(), ramp))).toEqual(rows);
});

test('a disc has about its area', () => {
  const share = sumOf(drawn((canvas, ramp) => canvas.dot([4, 3], 2, ramp))) / (Math.PI * 2 ** 2);
  expect(share).toBeCloseTo(1, 1);
});

test('hatching repeats', () => {
  const rows = drawn((canvas, ramp) => canvas.hatch({ x: 0, y: 0, width: 8, height: 2 }, 4, ramp));
  expect(rows.slice(0, 3)).toEqual(['#5.5#5.5', '5.5#5.5#', '........']);
});

test('the faint edge of a shape leaves other colours as they are, and covers a grid', () => {
  const edge = (beneath: `#${string}`) => {
    const canvas = new Canvas({ width: 3, height: 1, background: '#000000' });
    const [other, own] = [canvas.ramp(beneath), canvas.ramp('#ffffff')];
    canvas.fillBox({ x: 0, y: 0, width: 3, height: 1 }, other);
    canvas.fillBox({ x: 0.8, y: 0, width: 1, height: 1 }, own);
    return [...canvas.image().rows.subarray(1)].map((value) => (value >= own ? 'own' : 'other'));
  };
  expect(edge('#ff0000')).toEqual(['other', 'own', 'other']);
  expect(edge('#202020')).toEqual(['own', 'own', 'other']);
});

test('dashes end where the line does', () => {
  const rows = drawn((canvas, ramp) => drawDashes(canvas, { left: -12, right: 7, y: 3 }, ramp));
  expect(rows).toEqual(['........', '........', '......#.', '......#.', '........', '........']);
});

test.each([
  [[], {}, [0, 1]],
  [[0, 0], { leastStep: 1 }, [0, 1]],
  [[7], {}, [0, 2, 4, 6, 8]],
  [[312, 418, 377], {}, [0, 200, 400, 600]],
  [[-3, 5], {}, [-4, -2, 0, 2, 4, 6]],
  [[98, 101, 103], { isFromZero: false }, [98, 100, 102, 104]],
  [[5, 5, 5], { isFromZero: false, leastStep: 1 }, [5, 6]],
  [[1.2, 0.4], {}, [0, 0.5, 1, 1.5]],
  [[1e9], {}, [0, 250e6, 500e6, 750e6, 1e9]],
  [[Number.NaN, Number.POSITIVE_INFINITY, 3], {}, [0, 1, 2, 3]],
])('the scale of %j (%j) is %j', (values, options, ticks) =>
  expect(scaleOf(values, options)).toEqual({ from: ticks[0], to: ticks.at(-1), ticks }),
);

test('an axis tells where its values lie', () => {
  const canvas = new Canvas({ width: 200, height: 120, background: '#000000' });
  const yOf = drawScale(canvas, scaleOf([-3, 5]), { left: 40, right: 190, top: 10, bottom: 110 }, String);
  expect([-4, 0, 6].map(yOf)).toEqual([110, 70, 10]);
});

test.each([
  [0, '.', '', '0'],
  [0.25, ',', '', '0,25'],
  [-400, '.', ' DPM', '−400 DPM'],
  [12_000, '.', '', '12k'],
  [2_500_000, ',', '', '2,5M'],
  [1e9, '.', '', '1G'],
])('%d is written with %j and %j as %j', (value, sign, unit, text) => expect(tickText(value, sign, unit)).toBe(text));
