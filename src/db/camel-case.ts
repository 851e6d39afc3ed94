import { figures } from '../domain/figures.ts';

/**
 * Converts rows from the database into what TypeScript reads. Column names become camelCase, also inside JSON. Values and the names of
 * {@link figures} stay unchanged.
 */
export function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const converted: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) converted[camelName(name)] = camelCased(field);
  return converted;
}

const column = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/;
const known = new Map<string, string>();

/** Returns a column's name in camelCase: `played_at` → `playedAt`. */
export function camelName(name: string): string {
  if (!column.test(name) || figures.has(name)) return name;
  let converted = known.get(name);
  if (converted === undefined) {
    converted = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    known.set(name, converted);
  }
  return converted;
}
