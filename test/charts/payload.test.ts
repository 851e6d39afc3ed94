import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { casesOf } from '../../playground/gallery/cases/index.ts';
import type { Chart } from '../../src/charts/index.ts';
import { chartOf, draw, fewer, kinds } from '../../src/charts/index.ts';
import { chartUrl } from '../../src/charts/link.ts';
import { pack, unpack } from '../../src/charts/payload.ts';
import { arbitraryOf } from '../support/arbitrary-of.ts';

const options = { origin: 'https://stopwatch.example.workers.dev', key: 'k'.repeat(64) };
const names = Object.keys(kinds) as Chart['kind'][];

/** Pictures of a kind with any data that its schema takes. */
const chartsOf = (kind: Chart['kind']) =>
  arbitraryOf(kinds[kind].schema)
    .map((data) => ({ kind, data }) as Chart)
    .filter((chart) => chartOf(kind, chart.data) !== undefined);

test.each(names)('any %s is packed, unpacked and drawn', (kind) => {
  fc.assert(
    fc.property(chartsOf(kind), (chart) => {
      expect(unpack(pack(chart))).toEqual(chart);
      expect(draw(chart).image()).toMatchObject({ width: 800 });
    }),
    { numRuns: 40 },
  );
});

test.each(names)('what valibot refuses of %s is refused, and nothing else', (kind) => {
  const { schema } = kinds[kind];
  const valid = Object.values(casesOf[kind]).map(({ data }) => JSON.stringify(data));
  /** Data of a case, in which one value is another. */
  const changed = fc
    .tuple(
      fc.constantFrom(...valid),
      fc.nat(),
      fc.constantFrom(null, true, -1, 0.5, 1e300, '', 'a'.repeat(500), [], {}, undefined),
    )
    .map(([text, place, other]) => {
      let values = 0;
      JSON.parse(text, () => {
        values += 1;
      });
      let left = place % values;
      return JSON.parse(text, (_, value) => (left-- === 0 ? other : value));
    });
  fc.assert(
    fc.property(changed, (data) => {
      expect(chartOf(kind, data) !== undefined).toBe(v.is(schema as v.GenericSchema, data));
    }),
    { numRuns: 300 },
  );
});

test.each(names)(
  'an address of any %s is never longer than Discord takes: what matters least is left out',
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(chartsOf(kind), async (chart) => {
        const url = await chartUrl(chart, options);
        if (url === undefined) return;
        expect(url.length).toBeLessThanOrEqual(2048);
        const shown = unpack(url.split('/').at(-1)?.split('.')[0] ?? '');
        let expected: Chart | undefined = chart;
        while (expected && JSON.stringify(expected) !== JSON.stringify(shown)) expected = fewer(expected);
        expect(shown).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  },
);

test.each(names)('every case of %s has an address, also with the longest names', async (kind) => {
  for (const chart of Object.values(casesOf[kind])) expect(await chartUrl(chart, options)).toBeDefined();
});

test('a picture that nobody could draw has no address', async () => {
  const unending: Chart = { kind: 'ranking', data: { title: '', rows: [[1, 'Kettle', '1', Number.NaN, 0]] } };
  await expect(chartUrl(unending, options)).rejects.toThrow('The data of this ranking have another shape.');
});

const ranking = (title: string, rows: unknown[] = []) => pack({ kind: 'ranking', data: { title, rows } } as Chart);

test.each([
  ['nothing', ''],
  ['no base64', '!!!'],
  ['no deflated bytes', 'AAAA'],
  ['no JSON', ranking('').slice(0, -4)],
  ['another shape', ranking('', [[0.5, '', '', 0, 0]])],
  ['a picture that nobody draws', pack({ kind: 'other', data: { title: '', rows: [] } } as never)],
  ['a name that every object has', pack({ kind: '__proto__', data: { title: '', rows: [] } } as never)],
  ['too much', ranking('x'.repeat(100_000))],
])('%s is no picture', (_, packed) => expect(unpack(packed)).toBeUndefined());
