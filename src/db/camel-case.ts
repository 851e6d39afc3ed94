import { figures } from '../domain/figures.ts';

/**
 * Converts rows from the database into what TypeScript reads; their lists are reused. Column names become camelCase, also inside JSON. Values and the names of
 * {@link figures} stay unchanged.
 */
export function camelCased(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    // In place: most lists hold nothing to convert.
    for (let place = 0; place < value.length; place += 1) {
      if (typeof value[place] === 'object') value[place] = camelCased(value[place]);
    }
    return value;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const row = value as Record<string, unknown>;
  const converted: Record<string, unknown> = {};
  for (const name in row) converted[camelName(name)] = camelCased(row[name]);
  return converted;
}

const column = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/;
const known = new Map<string, string>();

/** Returns a column's name in camelCase: `played_at` → `playedAt`. */
export function camelName(name: string): string {
  if (!name.includes('_')) return name;
  let converted = known.get(name);
  if (converted === undefined) {
    if (!column.test(name) || figures.has(name)) return name;
    converted = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    known.set(name, converted);
  }
  return converted;
}
