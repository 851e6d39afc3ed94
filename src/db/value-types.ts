type Parse = (text: string) => unknown;

const asText: Parse = (text) => text;

/**
 * How PostgreSQL's text form becomes a JavaScript value where the drivers' defaults lose something or depend on the machine:
 * `bigint` is a bigint; `numeric` keeps its digits as a string; `date`, `time` and `timestamp` stay text, for they name no instant
 * and a Date would shift them by the machine's time zone. (`timestamptz` is a Date, `double precision` a number, as usual.)
 */
const parsers: Record<number, Parse> = {
  20: (text) => BigInt(text), // int8
  1016: (text) => parseArray(text).map((item) => (item === null ? null : BigInt(item))), // int8[]
  1082: asText, // date
  1083: asText, // time
  1114: asText, // timestamp
  1700: asText, // numeric
  1182: parseArray, // date[]
};

/** A `types` option for pg and for the Neon driver alike, on top of the driver's own parsers. */
export function valueTypes<Fallback extends { getTypeParser(oid: number, format?: never): unknown }>(
  fallback: Fallback,
): Fallback {
  const getTypeParser = (oid: number, format?: never) => parsers[oid] ?? fallback.getTypeParser(oid, format);
  return { ...fallback, getTypeParser };
}

/** One-dimensional arrays of values that hold no quotes: numbers and dates. */
function parseArray(text: string): (string | null)[] {
  const inner = text.slice(1, -1);
  return inner === '' ? [] : inner.split(',').map((item) => (item === 'NULL' ? null : item));
}
