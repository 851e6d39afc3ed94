/** What valibot keeps of a schema, as far as the data of pictures need it. */
interface Described {
  readonly type: string;
  readonly requirement?: unknown;
  readonly pipe?: readonly Described[];
  readonly entries?: Readonly<Record<string, Described>>;
  readonly items?: readonly Described[];
  readonly item?: Described;
  readonly wrapped?: Described;
  readonly options?: readonly unknown[];
}

/**
 * Tells whether a value is as a schema says. valibot tells that, too, and what is wrong; for a picture's hundreds of values that takes a fresh
 * isolate longer than drawing them. Throws RangeError for what no schema of a picture has.
 */
export function fits(schema: Described, value: unknown): boolean {
  if (!hasType(schema, value)) return false;
  const { pipe } = schema;
  if (pipe)
    for (let index = 1; index < pipe.length; index += 1) if (!passes(pipe[index] as Described, value)) return false;
  return true;
}

function hasType(schema: Described, value: unknown): boolean {
  switch (schema.type) {
    case 'number':
      return typeof value === 'number' && !Number.isNaN(value);
    case 'string':
      return typeof value === 'string';
    case 'picklist':
      return (schema.options ?? []).includes(value);
    case 'nullable':
      return value === null || fits(schema.wrapped as Described, value);
    case 'array':
      if (!Array.isArray(value)) return false;
      for (const one of value) if (!fits(schema.item as Described, one)) return false;
      return true;
    case 'strict_tuple':
      return Array.isArray(value) && areItems(schema.items ?? [], value);
    case 'strict_object':
      return typeof value === 'object' && value !== null && areEntries(schema.entries ?? {}, value);
    default:
      throw new RangeError(`No picture has a ${schema.type}.`);
  }
}

function areItems(items: readonly Described[], values: readonly unknown[]): boolean {
  if (values.length !== items.length) return false;
  for (let index = 0; index < items.length; index += 1)
    if (!fits(items[index] as Described, values[index])) return false;
  return true;
}

function areEntries(entries: Readonly<Record<string, Described>>, values: object): boolean {
  for (const key in entries)
    if (!Object.hasOwn(values, key) || !fits(entries[key] as Described, values[key as keyof typeof values]))
      return false;
  for (const key in values) if (!Object.hasOwn(entries, key)) return false;
  return true;
}

function passes({ type, requirement }: Described, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'min_value':
      return (value as number) >= (requirement as number);
    case 'max_value':
      return (value as number) <= (requirement as number);
    case 'min_length':
      return (value as string | unknown[]).length >= (requirement as number);
    case 'max_length':
      return (value as string | unknown[]).length <= (requirement as number);
    default:
      throw new RangeError(`No picture asks for ${type}.`);
  }
}
