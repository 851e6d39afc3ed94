import { readDate, readStamp, readTime } from '../source/stamps.ts';
import type { Column, Kind } from '../source/tables.ts';
import type { SourceValue } from '../source/value.ts';
import type { CopyBuffer } from './copy-buffer.ts';

/** What is wrong with a value. Undefined if the value was written unchanged. */
type Problem = string | undefined;

/** Checks a text that is not plain ASCII. */
export type CellCheck = (text: string) => Problem;

/** Writes one value and returns undefined. If the value is wrong, writes nothing and returns the problem. */
export type CellWriter = (out: CopyBuffer, value: SourceValue, check: CellCheck) => Problem;

/** Returns the function that checks and writes values of this column. */
export function cellWriter({ kind, required, rule }: Column): CellWriter {
  const write = writers[kind];
  return (out, value, check) => {
    if (value === null) return required ? 'is NULL where a value is required' : void out.null();
    return (rule && broken[rule](value)) || write(out, value, check);
  };
}

const broken: Record<NonNullable<Column['rule']>, (value: SourceValue) => Problem> = {
  'not empty': (value) => (value === '' ? 'is empty where a value is required' : undefined),
  'above 0': (value) => (Number(value) <= 0 ? 'is not above 0' : undefined),
  '0 to 2': (value) => (Number(value) < 0 || Number(value) > 2 ? 'is not 0, 1 or 2' : undefined),
};

const writers: Record<Kind, CellWriter> = {
  text(out, value, check) {
    if (typeof value !== 'string') return `${storage(value)} where text belongs`;
    if (out.plainText(value)) return undefined;
    return check(value) ?? void out.text(value);
  },
  integer(out, value) {
    const number = typeof value === 'bigint' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isInteger(number))
      return `${storage(value)} where a whole number belongs`;
    if (number !== (number | 0)) return 'is outside the range of integer (-2147483648 to 2147483647)';
    return void out.integer(number);
  },
  bigint(out, value) {
    if (typeof value === 'bigint') return void out.bigint(value);
    if (typeof value === 'number' && Number.isSafeInteger(value)) return void out.bigint(BigInt(value));
    return `${storage(value)} where a whole number belongs`;
  },
  'double precision'(out, value) {
    if (typeof value === 'bigint') {
      if (BigInt(Number(value)) !== value) return 'has more digits than double precision can hold';
      return void out.double(Number(value));
    }
    if (typeof value !== 'number') return `${storage(value)} where a number belongs`;
    return Number.isFinite(value) ? void out.double(value) : 'is not a finite number';
  },
  boolean(out, value) {
    const flag = typeof value === 'bigint' || typeof value === 'number' ? Number(value) : Number.NaN;
    return flag === 0 || flag === 1 ? void out.boolean(flag === 1) : `${storage(value)} where 0 or 1 belongs`;
  },
  date: (out, value) => writeStamp(out, 'date', value),
  'time without time zone': (out, value) => writeStamp(out, 'time without time zone', value),
  'timestamp with time zone': (out, value) => writeStamp(out, 'timestamp with time zone', value),
};

type StampKind = 'date' | 'time without time zone' | 'timestamp with time zone';
const forms: Record<StampKind, string> = {
  date: 'a date like 2025-10-17',
  'time without time zone': 'a time like 212345 or 21:23:45',
  'timestamp with time zone': 'a time stamp like 2025-10-17 21:23:45 or 2025-10-17T21:23:45.123456',
};

function writeStamp(out: CopyBuffer, kind: StampKind, text: SourceValue): Problem {
  if (typeof text !== 'string') return `${storage(text)} where ${forms[kind]} belongs`;
  const memory = remembered[kind];
  if (memory.text !== text) {
    memory.value =
      kind === 'date' ? readDate(text) : kind === 'time without time zone' ? readTime(text) : readStamp(text);
    memory.text = text;
  }
  const { value } = memory;
  if (value === undefined) return `${storage(text)} where ${forms[kind]} belongs`;
  if (typeof value === 'bigint') return void out.stamp(value);
  return void (kind === 'date' ? out.date(value) : out.time(value));
}

/** The timestamp parsed last, cached because neighbouring rows have the same ones. */
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
