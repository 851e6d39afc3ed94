import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCustomId, encodeCustomId } from '../../src/discord/custom-id.ts';

const key = fc.stringMatching(/^[a-z]{1,6}$/);
const value = fc.string({ maxLength: 8 });
const id = fc.record({
  route: fc.constantFrom('last.page', 'stats.pick'),
  owner: fc.stringMatching(/^\d{15,19}$/),
  args: fc.dictionary(key, value, { maxKeys: 2 }),
});

test('decoding returns what was encoded', () => {
  fc.assert(
    fc.property(id, (wanted) => {
      const encoded = encodeCustomId(wanted);
      expect(encoded.length).toBeLessThanOrEqual(100);
      const found = decodeCustomId(encoded);
      expect({ ...found, args: { ...found?.args } }).toEqual({ ...wanted, args: { ...wanted.args } });
    }),
  );
});

test.each([
  '',
  '1',
  '0|last.page|123',
  '2|last.page|123',
  '1|last.page',
  '1|last.page|me',
  '1|last.page|123|=x',
  '1|last.page|123|A=x',
  'button_1',
])('not ours, or of another version: %j', (text) => {
  expect(decodeCustomId(text)).toBeUndefined();
});

test('no forged text makes it throw or reach a prototype', () => {
  fc.assert(fc.property(fc.string(), (text) => void decodeCustomId(text)));
  expect(decodeCustomId('1|a.b|1|constructor=x')?.args).toEqual({ constructor: 'x' });
  expect(decodeCustomId('1|a.b|1')?.args.toString).toBeUndefined();
});

test('a custom id longer than Discord allows is a bug and throws at once', () => {
  expect(() => encodeCustomId({ route: 'last.page', owner: '1', args: { x: 'y'.repeat(100) } })).toThrow('last.page');
});
