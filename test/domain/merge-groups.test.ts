import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeGroups } from '../../src/domain/merge-groups.ts';
import { sidesOfSession } from '../../src/domain/session-sides.ts';
import { sidesIn } from './evening.ts';

/** Merges people one by one, straight from the rule: each begins alone, and the closest two groups are merged first. */
function mergedOneByOne(people: number, weight: (a: number, b: number) => number): number[][] {
  const groups = Array.from({ length: people }, (_, person) => [person]);
  for (;;) {
    let closest = { mean: 0, g: 0, h: 0 };
    for (const [g, one] of groups.entries()) {
      for (const [h, other] of groups.entries()) {
        if (h <= g) continue;
        const sum = one.flatMap((a) => other.map((b) => weight(a, b))).reduce((total, value) => total + value, 0);
        const mean = sum / (one.length * other.length);
        if (mean > closest.mean) closest = { mean, g, h };
      }
    }
    if (closest.mean === 0) return groups;
    groups[closest.g]?.push(...(groups.splice(closest.h, 1)[0] ?? []));
  }
}

const sorted = (groups: readonly number[][]) => groups.map((group) => group.toSorted((a, b) => a - b));

test('people who always played alike are merged at once, and the groups are those of the rule', () => {
  const side = fc.constantFrom(0, 1, 1, 2, 2);
  const kinds = fc.array(fc.array(side, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(kinds, fc.array(fc.nat(), { minLength: 2, maxLength: 10 }), (known, chosen) => {
      const rows = chosen.flatMap((choice, person) =>
        (known[choice % known.length] ?? []).map((one, round) => ({ round, guid: `p${person}`, side: one })),
      );
      const sides = sidesOfSession(sidesIn(rows));
      const weight = (a: number, b: number) => sides.same(a, b) - sides.opposite(a, b);
      expect(sorted(mergeGroups(sides))).toEqual(sorted(mergedOneByOne(sides.people.length, weight)));
    }),
    { numRuns: 500 },
  );
});
