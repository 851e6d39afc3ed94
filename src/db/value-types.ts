type Parse = (text: string) => unknown;

const asText: Parse = (text) => text;

/**
 * Parsers from PostgreSQL's text form to JavaScript values. They replace the drivers' parsers that lose digits or depend on the machine's
 * time zone. `bigint` becomes a bigint, and `numeric` a string with all digits. `date`, `time` and `timestamp` stay text, because they are
 * not instants and a Date would shift them. The drivers' own parsers make a Date of `timestamptz` and a number of `double precision`.
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

/** Returns a `types` option for pg and for the Neon driver. Other types use the driver's own parsers. */
export function valueTypes<Fallback extends { getTypeParser(oid: number, format?: never): unknown }>(
  fallback: Fallback,
): Fallback {
  const getTypeParser = (oid: number, format?: never) => parsers[oid] ?? fallback.getTypeParser(oid, format);
  return { ...fallback, getTypeParser };
}

/** Parses one-dimensional arrays of values that contain no quotes, such as numbers and dates. */
function parseArray(text: string): (string | null)[] {
  const inner = text.slice(1, -1);
  return inner === '' ? [] : inner.split(',').map((item) => (item === 'NULL' ? null : item));
}
