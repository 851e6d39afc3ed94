import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chartUrl } from '../../src/charts/link.ts';
import { pack, unpack } from '../../src/charts/payload.ts';
import { longestBar } from '../../src/charts/ranking.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((one) => one.length <= 200);
const row = fc.tuple(
  fc.integer({ min: 1, max: 1e6 }),
  text,
  text,
  fc.integer({ min: 0, max: longestBar }),
  fc.constantFrom(0 as const, 1 as const),
);
const chart = fc.record({
  kind: fc.constant('ranking' as const),
  data: fc.record({ title: text, rows: fc.array(row, { maxLength: 25 }) }),
});
const options = { origin: 'https://stopwatch.example.workers.dev', key: 'k'.repeat(64) };

test('what is packed is unpacked', () => {
  fc.assert(
    fc.property(chart, (one) => {
      expect(unpack(pack(one))).toEqual(one);
    }),
  );
});

test('an address is never longer than Discord takes: the last rows are left out', async () => {
  await fc.assert(
    fc.asyncProperty(chart, async (one) => {
      const url = await chartUrl(one, options);
      if (one.data.rows.length === 0) expect(url).toBeUndefined();
      if (url === undefined) return;
      expect(url.length).toBeLessThanOrEqual(2048);
      const shown = unpack(url.split('/').at(-1)?.split('.')[0] ?? '');
      expect(shown?.data.rows).toEqual(one.data.rows.slice(0, shown?.data.rows.length));
    }),
    { numRuns: 50 },
  );
});

test.each([
  ['nothing', ''],
  ['no base64', '!!!'],
  ['no deflated bytes', 'AAAA'],
  ['no JSON', pack({ kind: 'ranking', data: { title: '', rows: [] } }).slice(0, -4)],
  ['another shape', pack({ kind: 'ranking', data: { title: '', rows: [[0.5, '', '', 0, 0]] } })],
  ['a picture that nobody draws', pack({ kind: 'other', data: { title: '', rows: [] } } as never)],
  ['too much', pack({ kind: 'ranking', data: { title: 'x'.repeat(100_000), rows: [] } })],
])('%s is no picture', (_, packed) => expect(unpack(packed)).toBeUndefined());
