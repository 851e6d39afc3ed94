import fc from 'fast-check';

/** What valibot keeps of a schema, as far as it says which values there are. */
interface Described {
  type: string;
  requirement?: unknown;
  pipe?: readonly Described[];
  entries?: Record<string, Described>;
  items?: readonly Described[];
  item?: Described;
  wrapped?: Described;
  options?: readonly unknown[];
  literal?: unknown;
}

/** Returns an arbitrary of what a valibot schema takes. Throws an Error for a schema whose values it does not know. */
export function arbitraryOf(schema: unknown): fc.Arbitrary<unknown> {
  const one = schema as Described;
  const limit = (type: string) => one.pipe?.find((action) => action.type === type)?.requirement as number | undefined;
  const range = (smallest: number, greatest: number) => ({
    min: limit('min_value') ?? smallest,
    max: limit('max_value') ?? greatest,
  });
  const [minLength, maxLength] = [limit('min_length') ?? 0, limit('max_length')];
  switch (one.type) {
    case 'string': {
      if (maxLength === undefined) throw new Error('A text of a picture has a greatest length.');
      const fits = (text: string) => text.length <= maxLength && text.length >= minLength;
      return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 40) }).filter(fits);
    }
    case 'number':
      return limit('integer') === undefined
        ? fc.double({ ...range(-1e9, 1e9), noNaN: true }).map((value) => value + 0)
        : fc.integer(range(-(2 ** 31), 2 ** 31 - 1));
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constant(one.literal);
    case 'picklist':
      return fc.constantFrom(...(one.options ?? []));
    case 'nullable':
      return fc.option(arbitraryOf(one.wrapped));
    case 'union':
      return fc.oneof(...(one.options ?? []).map(arbitraryOf));
    case 'array':
      if (maxLength === undefined) throw new Error('A list of a picture has a greatest length.');
      return fc.array(arbitraryOf(one.item), { minLength, maxLength });
    case 'strict_tuple':
      return fc.tuple(...(one.items ?? []).map(arbitraryOf));
    case 'strict_object':
      return fc.record(
        Object.fromEntries(Object.entries(one.entries ?? {}).map(([key, of]) => [key, arbitraryOf(of)])),
      );
    default:
      throw new Error(`No values are known for a schema of type ${one.type}.`);
  }
}
