import { display } from '../source/findings.ts';
import type { Kind } from '../source/tables.ts';
import type { SourceValue } from '../source/value.ts';
import { daysOf, microsOf } from '../target/stored-rows.ts';

/**
 * Returns a stored cell in the legacy database's form: dates `2025-10-17`, times `212345`, timestamps `2025-10-17 21:23:45`. Timestamps
 * with microseconds have Python's form, `2025-10-17T21:23:45.123456`.
 */
export function legacyValue(cell: Buffer | null, kind: Kind): SourceValue {
  if (cell === null) return null;
  switch (kind) {
    case 'text':
      return cell.toString();
    case 'integer':
      return BigInt(cell.readInt32BE());
    case 'bigint':
      return cell.readBigInt64BE();
    case 'double precision':
      return cell.readDoubleBE();
    case 'boolean':
      return cell[0] === 1 ? 1n : 0n;
    case 'date':
      return isoText(BigInt(daysOf(cell)) * 86_400_000_000n).slice(0, 10);
    case 'time without time zone':
      return isoText(cell.readBigInt64BE()).slice(11, 19).replaceAll(':', '');
    case 'timestamp with time zone':
      return stamp(microsOf(cell));
  }
}

function stamp(micros: bigint): string {
  const text = isoText(micros);
  return text.endsWith('.000000') ? text.slice(0, 19).replace('T', ' ') : text;
}

/** Returns microseconds since 1970 as `2025-10-17T21:23:45.123456`. */
function isoText(micros: bigint): string {
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = Number((micros - fraction) / 1_000_000n);
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${String(fraction).padStart(6, '0')}`;
}

/** Returns a stored cell as text for people. */
export function displayCell(cell: Buffer | null, kind: Kind): string {
  if (cell !== null && kind === 'boolean') return cell[0] === 1 ? 'true' : 'false';
  const value = legacyValue(cell, kind);
  const stamped = kind === 'date' || kind === 'time without time zone' || kind === 'timestamp with time zone';
  return stamped && value !== null ? String(value) : display(value);
}
