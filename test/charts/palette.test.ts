import { expect, test } from 'vitest';
import { mixed, palette } from '../../src/charts/palette.ts';
import { distance, labOf, luminanceOf } from '../support/colours.ts';

/**
 * How people see colours, on linear RGB: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
 * Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009), the matrices of severity 1.0.
 */
const eyes: Record<string, readonly (readonly number[])[]> = {
  'full colour vision': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** The least CIEDE2000 distance of two colours that stand for different things. One is what an eye can just see side by side. */
const leastDistance = 14;
/** The least contrast that WCAG 2 asks of graphics (1.4.11) and of large text. */
const leastContrast = 3;

test.each(Object.entries(eyes))('with %s all series, the reader and the background differ', (_, eye) => {
  const colours = [...palette.series, palette.own, palette.background];
  const near = colours.flatMap((one, index) =>
    colours.slice(0, index).map((other) => ({ one, other, distance: distance(labOf(one, eye), labOf(other, eye)) })),
  );
  expect(near.filter((pair) => pair.distance < leastDistance)).toEqual([]);
});

test.each([...palette.series, palette.own, palette.bar, palette.strong, palette.muted])(
  '%s stands out from the background',
  (colour) => {
    const [light, dark] = [luminanceOf(colour), luminanceOf(palette.background)];
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(leastContrast);
  },
);

// Pairs of the formula's authors: Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula" (2005), table 1.
test.each([
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, -1, 2], [50, 0, 0], 2.3669],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
])('the distance of %j and %j is %d', (one, other, expected) => expect(distance(one, other)).toBeCloseTo(expected, 4));

test.each([
  [0, '#102030'],
  [0.5, '#889098'],
  [1, '#ffffff'],
])('%d of white over blue is %s', (share, expected) => expect(mixed('#ffffff', '#102030', share)).toBe(expected));
