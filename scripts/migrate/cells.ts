import type { CopyBuffer } from './copy-buffer.ts';
import { readDate, readStamp, readTime } from './stamps.ts';
import type { Column } from './tables.ts';

/** What node:sqlite gives with setReadBigInts: the storage class shows in the type. */
export type SourceValue = null | bigint | number | string | Uint8Array;

/**
 * Writes one cell for a column of this kind. Answers undefined when the value went over unchanged, otherwise what is wrong with it;
 * then nothing was written. `look` judges texts that are not plain ASCII.
 */
export function writeCell(
  out: CopyBuffer,
  { kind, required, rule }: Column,
  value: SourceValue,
  look: (text: string) => string | undefined,
): string | undefined {
  if (value === null) {
    if (required) return 'is NULL where a value is required';
    return void out.null();
  }
  if (rule === 'not empty' && value === '') return 'is empty where a value is required';
  if (rule === 'above 0' && Number(value) <= 0) return 'is not above 0';
  if (rule === '0 to 2' && (Number(value) < 0 || Number(value) > 2)) return 'is not 0, 1 or 2';
  switch (kind) {
    case 'text': {
      if (typeof value !== 'string') return `${storage(value)} where text belongs`;
      if (out.plainText(value)) return undefined;
      const problem = look(value);
      return problem === undefined ? void out.text(value) : problem;
    }
    case 'integer':
      return writeInteger(out, value);
    case 'bigint':
      return writeBigint(out, value);
    case 'double precision':
      return writeDouble(out, value);
    case 'boolean': {
      const flag = typeof value === 'bigint' || typeof value === 'number' ? Number(value) : Number.NaN;
      if (flag === 0 || flag === 1) return void out.boolean(flag === 1);
      return `${storage(value)} where 0 or 1 belongs`;
    }
    default:
      if (typeof value !== 'string') return `${storage(value)} where ${forms[kind]} belongs`;
      return writeStamp(out, kind, value);
  }
}

function writeInteger(out: CopyBuffer, value: SourceValue): string | undefined {
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) return `${storage(value)} where a whole number belongs`;
  if (number !== (number | 0)) return 'is outside the range of integer (-2147483648 to 2147483647)';
  return void out.integer(number);
}

function writeBigint(out: CopyBuffer, value: SourceValue): string | undefined {
  if (typeof value === 'bigint') return void out.bigint(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return void out.bigint(BigInt(value));
  return `${storage(value)} where a whole number belongs`;
}

function writeDouble(out: CopyBuffer, value: SourceValue): string | undefined {
  if (typeof value === 'bigint') {
    if (BigInt(Number(value)) !== value) return 'has more digits than double precision can hold';
    return void out.double(Number(value));
  }
  if (typeof value !== 'number') return `${storage(value)} where a number belongs`;
  return Number.isFinite(value) ? void out.double(value) : 'is not a finite number';
}

type StampKind = 'date' | 'time without time zone' | 'timestamp with time zone';
const forms: Record<StampKind, string> = {
  date: 'a date like 2025-10-17',
  'time without time zone': 'a time like 212345 or 21:23:45',
  'timestamp with time zone': 'a time stamp like 2025-10-17 21:23:45 or 2025-10-17T21:23:45.123456',
};

function writeStamp(out: CopyBuffer, kind: StampKind, text: string): string | undefined {
  const memory = remembered[kind];
  if (memory.text !== text) {
    memory.value =
      kind === 'date' ? readDate(text) : kind === 'time without time zone' ? readTime(text) : readStamp(text);
    memory.text = text;
  }
  const { value } = memory;
  if (value === undefined) return `${text === '' ? 'empty text' : 'text'} where ${forms[kind]} belongs`;
  if (typeof value === 'bigint') return void out.stamp(value);
  return void (kind === 'date' ? out.date(value) : out.time(value));
}

/** Neighbouring rows carry the same stamps, so the last one read is kept. */
const remembered: Record<StampKind, { text: string | undefined; value: number | bigint | undefined }> = {
  date: { text: undefined, value: undefined },
  'time without time zone': { text: undefined, value: undefined },
  'timestamp with time zone': { text: undefined, value: undefined },
};

function storage(value: SourceValue): string {
  if (value === '') return 'empty text';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'bigint') return 'a whole number';
  return typeof value === 'number' ? 'a fraction' : 'a BLOB';
}
