import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CopyBuffer } from '../../../scripts/migrate/copy/copy-buffer.ts';
import { isWhole, sample } from '../../support/sample.ts';

/** One value: how the writer receives it, and its bytes as PostgreSQL documents binary COPY. */
interface Value {
  write: (out: CopyBuffer) => unknown;
  bytes: Buffer;
}

/** Returns rows that a counterexample shows by the sizes of their values, because the contents would fill the screen. */
function toldShort(rows: Value[][]): Value[][] {
  const sizes = rows.map((row) => `[${row.map(({ bytes }) => bytes.length).join(' ')}]`).join(' ');
  return Object.defineProperty(rows, fc.toStringMethod, { value: () => sizes });
}

const head = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');

function int(size: 2 | 4, value: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeIntBE(value, 0, size);
  return bytes;
}

function sized(bytes: Buffer): Buffer {
  return Buffer.concat([int(4, bytes.length), bytes]);
}

function int64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}

function float64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
}

const kinds = {
  null: (): Value => ({ write: (out) => out.null(), bytes: int(4, -1) }),
  integer: (value: number): Value => ({ write: (out) => out.integer(value), bytes: sized(int(4, value)) }),
  bigint: (value: bigint): Value => ({ write: (out) => out.bigint(value), bytes: sized(int64(value)) }),
  double: (value: number): Value => ({ write: (out) => out.double(value), bytes: sized(float64(value)) }),
  boolean: (value: boolean): Value => ({
    write: (out) => out.boolean(value),
    bytes: sized(Buffer.from([value ? 1 : 0])),
  }),
  text: (value: string): Value => ({
    write: (out) => out.plainText(value) || out.text(value),
    bytes: sized(Buffer.from(value)),
  }),
};

/** Writes the rows as the migration does, and takes each chunk as soon as it is ready. */
function written(rows: readonly (readonly Value[])[]): Buffer {
  const out = new CopyBuffer();
  const chunks: Buffer[] = [];
  for (const row of rows) {
    out.startRow(row.length);
    for (const { write } of row) write(out);
    const chunk = out.take();
    if (chunk) chunks.push(chunk);
  }
  return Buffer.concat([...chunks, out.take(true) as Buffer]);
}

function expected(rows: readonly (readonly Value[])[]): Buffer {
  const lines = rows.map((row) => Buffer.concat([int(2, row.length), ...row.map(({ bytes }) => bytes)]));
  return Buffer.concat([head, ...lines, int(2, -1)]);
}

function expectSame(rows: readonly (readonly Value[])[]): void {
  expect(Buffer.compare(written(rows), expected(rows))).toBe(0);
}

describe('rows at the end of the buffer', () => {
  const samples: [string, Value][] = [
    ['NULL', kinds.null()],
    ['integer', kinds.integer(-7)],
    ['bigint', kinds.bigint(-(2n ** 63n))],
    ['double', kinds.double(0.1)],
    ['boolean', kinds.boolean(true)],
    ['empty text', kinds.text('')],
    ['text', kinds.text('abc')],
    ['text beyond ASCII', kinds.text('Zoë 🎯')],
  ];

  // The buffer holds 128 KiB more than its last required size. 64 neighbouring positions therefore cover every way to straddle its end.
  const places = sample([...Array(64).keys()], 6);
  test.each(samples)('%s may begin at any byte before it', (_, value) => {
    for (const place of places) {
      const fill = kinds.text('x'.repeat((1 << 17) - 50 + place));
      expectSame([[fill, value, value], [value]]);
      expectSame([[kinds.text('first')], [fill, value, value], [value]]);
      const small = kinds.text('x'.repeat(place));
      expectSame([[small], ...Array.from({ length: 2 }, () => [kinds.text('y'.repeat(1 << 16)), value, value])]);
    }
  });

  test('rows of any values, most of them NULL, are what PostgreSQL expects', () => {
    const value = fc.oneof(
      { weight: 5, arbitrary: fc.constant(kinds.null()) },
      { weight: 1, arbitrary: fc.integer().map(kinds.integer) },
      { weight: 1, arbitrary: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(kinds.bigint) },
      { weight: 1, arbitrary: fc.double({ noNaN: true }).map(kinds.double) },
      { weight: 1, arbitrary: fc.boolean().map(kinds.boolean) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }).map(kinds.text) },
    );
    // A long text comes first, so that the values after it begin at a random position around the end of the buffer.
    const fill = fc.integer({ min: (1 << 17) - 300, max: (1 << 17) + 60 }).map((size) => kinds.text('x'.repeat(size)));
    const row = fc.array(value, { minLength: 1, maxLength: 54 });
    const part = fc.tuple(fill, fc.array(row, { maxLength: 6 })).map(([first, more]) => [[first], ...more]);
    const rows = fc.array(part, { minLength: 1, maxLength: 2 }).map((parts) => toldShort(parts.flat()));
    fc.assert(fc.property(rows, expectSame), { numRuns: isWhole ? 300 : 60 });
  });

  test('a dropped row leaves nothing behind, wherever it ended', () => {
    for (const place of places) {
      const out = new CopyBuffer();
      out.startRow(2);
      out.text('x'.repeat((1 << 17) - 50 + place));
      out.null();
      out.dropRow();
      out.startRow(1);
      out.null();
      expect(Buffer.compare(out.take(true) as Buffer, expected([[kinds.null()]]))).toBe(0);
    }
  });
});
