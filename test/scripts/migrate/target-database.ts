import { afterAll } from 'vitest';
import { schemaText } from '../../../scripts/generate/schema-text.ts';
import type { TestDatabase } from '../../support/database.ts';
import { createDatabase } from '../../support/database.ts';

const made: TestDatabase[] = [];
afterAll(async () => {
  for (const database of made) await database.drop();
});

/** A database of this test file's own, dropped at its end; `empty` has the schema, `template0` nothing. */
export async function target(template: 'empty' | 'demo' | 'template0' = 'empty'): Promise<TestDatabase> {
  const database = await createDatabase(template);
  made.push(database);
  return database;
}

/** Everything a database holds: schema, every row of every table, every sequence. Equal texts: as before. */
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

/** The same server and database under other credentials. */
export function urlAs(url: string, user: string, password: string): string {
  return Object.assign(new URL(url), { username: user, password }).href;
}
