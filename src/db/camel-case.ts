type Camel<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;

/** The same value with the names of its fields, and of those inside it, in camelCase. */
export type CamelCased<Value> = Value extends Date | Uint8Array
  ? Value
  : Value extends readonly (infer Item)[]
    ? CamelCased<Item>[]
    : Value extends object
      ? { [Name in keyof Value as Name extends string ? Camel<Name> : Name]: CamelCased<Value[Name]> }
      : Value;

/** Converts what the database returned, in snake_case, into what the rest of the code reads, in camelCase; nested JSON too. */
export function camelCased<Value>(value: Value): CamelCased<Value> {
  return convert(value) as CamelCased<Value>;
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [nameOf(name), convert(field)]));
}

const known = new Map<string, string>();

function nameOf(column: string): string {
  let name = known.get(column);
  if (name === undefined) {
    name = column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    known.set(column, name);
  }
  return name;
}
