import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { schemaText } from '../../../scripts/generate/schema-text.ts';

/**
 * Returns a digest of everything a database holds: its schema, every row of every table, every sequence. The times at which migrations were
 * applied, and migrations before the baseline, do not count.
 */
export async function dataOf(client: ClientBase): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; digest: string }>(
    `select relname as name, md5(query_to_xml(
      case when relkind = 'S' then format('select last_value, is_called from %I', relname)
        when relname = 'schemaversion' then 'select version, md5 from schemaversion where version >= 18 order by version'
        else format('select t::text from %I t order by 1', relname) end,
      true, false, ''
    )::text) as digest
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'S')`,
  );
  const schema = createHash('sha256')
    .update(await schemaText(client))
    .digest('hex');
  return { schema, ...Object.fromEntries(rows.map(({ name, digest }) => [name, digest])) };
}
