import { nameInText } from '../discord/escape.ts';
import type { Totals } from '../domain/formula.ts';
import { evaluate } from '../domain/formula.ts';
import type { Statistic, Unit } from '../domain/statistics.ts';
import { statistic } from '../domain/statistics.ts';
import { weaponLabel } from '../domain/weapons.ts';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0, useGrouping: true });
const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 0, useGrouping: false });

/** A count: separators from 10,000 on. */
export function formatCount(value: number): string {
  return (Math.abs(value) >= 10_000 ? whole : plain).format(value);
}

/** `1 kill`, `2 kills`. */
export function formatCounted(value: number, what: string): string {
  return `${formatCount(value)} ${what}${value === 1 ? '' : 's'}`;
}

/** Seconds as m:ss, or h:mm:ss from an hour on. */
export function formatClock(seconds: number): string {
  const total = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Seconds for long times: `2 h 05 min`, `48 min`. */
export function formatDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${formatCount(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')} min`;
}

const formats: Record<Unit, (value: number) => string> = {
  count: formatCount,
  ratio: (value) => value.toFixed(2),
  percent: (value) => `${value.toFixed(1)} %`,
  'per minute': formatCount,
  duration: formatDuration,
};

/** A statistic's value as players read it; a dash where there is none. */
export function formatValue({ unit }: Pick<Statistic, 'unit'>, value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : formats[unit](value);
}

/** The statistic of this key, computed from totals and written out. */
export function valueIn(totals: Totals, key: string): string {
  const wanted = statistic(key);
  return formatValue(wanted, evaluate(wanted.formula, totals));
}

/** `100 · part / whole` with one decimal; a dash when there is nothing to divide by. */
export function formatShare(part: number, of: number): string {
  return of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} %`;
}

/** A weapon as players call it. The old bot's database may hold names that nobody knows, with anything in them. */
export function formatWeapon(name: string): string {
  return nameInText(weaponLabel(name), 30);
}

type TimeStyle = 't' | 'D' | 'R' | 'f' | 'd';

/** A Discord time stamp: every reader sees it in their own zone. */
export function formatTime(instant: Date, style: TimeStyle = 'R'): string {
  return `<t:${Math.floor(instant.getTime() / 1000)}:${style}>`;
}

const bars = '▁▂▃▄▅▆▇█';

/** Values as a line of bars, oldest first; empty for fewer than three. */
export function sparkline(values: readonly number[]): string {
  if (values.length < 3) return '';
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  return values.map((value) => bars[Math.round(((value - low) / span) * (bars.length - 1))]).join('');
}
