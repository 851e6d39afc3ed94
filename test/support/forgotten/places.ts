import type { ClientBase } from 'pg';

/** Names under which a search looks. A name with colour codes is found without them, and in any capitals. */
export function stripped(text: string): string {
  return text.replace(/\^[^^]/gsu, '').toLowerCase();
}

/**
 * Returns where the database holds one of the names: in any column of any table, as text, in JSON, in an array, or as bytes in UTF-8 or
 * windows-1252, with or without colour codes.
 */
export async function placesOf(client: ClientBase, names: readonly string[]): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const wanted = names.map((name) => name.toLowerCase());
  const places: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<Record<string, unknown>>(`select * from ${name}`);
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        const texts = textsOf(value).flatMap((text) => [text.toLowerCase(), stripped(text)]);
        const found = wanted.filter((one) => texts.some((text) => text.includes(one)));
        if (found.length > 0) places.push(`${name}.${column}: ${found.join(', ')} in ${texts[0]?.slice(0, 300)}`);
      }
    }
  }
  return places;
}

function textsOf(value: unknown): string[] {
  if (value === null || value === undefined || value instanceof Date) return [];
  if (Buffer.isBuffer(value)) {
    return [value.toString('utf8'), new TextDecoder('windows-1252').decode(value)];
  }
  if (typeof value === 'object') return [...Object.values(value).flatMap(textsOf), ...Object.keys(value)];
  const text = String(value);
  return [text, ...(/^[[{]/.test(text) ? parsed(text) : [])];
}

function parsed(text: string): string[] {
  try {
    return textsOf(JSON.parse(text));
  } catch {
    return [];
  }
}
