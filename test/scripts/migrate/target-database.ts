import { schemaText } from '../../../scripts/generate/schema-text.ts';
import { afterFile } from '../../support/after-file.ts';
import type { TestDatabase } from '../../support/database.ts';
import { createDatabase } from '../../support/database.ts';

/** Creates a database for this test file and drops it after the tests. `empty` has the schema, `small` few evenings, `template0` nothing. */
export async function target(template: 'empty' | 'small' | 'template0' = 'empty'): Promise<TestDatabase> {
  const database = await createDatabase(template);
  afterFile(database.drop);
  return database;
}

/**
 * Returns everything that a database holds: its schema, every row of every table, every sequence. Equal texts mean that nothing changed.
 */
export async function contentOf({ client }: Pick<TestDatabase, 'client'>): Promise<string> {
  const schema = await schemaText(client);
  const { rows } = await client.query<{ content: string }>(
    `select oid::regclass::text || query_to_xml(
      case relkind when 'S' then format('select last_value, is_called from %s', oid::regclass) else format('select * from %s', oid::regclass) end,
      true, false, ''
    )::text as content
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'S') order by 1`,
  );
  return [schema, ...rows.map(({ content }) => content)].join('\n');
}

/** Returns the URL of the same server and database with other credentials. */
export function urlAs(url: string, user: string, password: string): string {
  return Object.assign(new URL(url), { username: user, password }).href;
}
