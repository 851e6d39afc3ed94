import type { Client } from 'pg';

interface Key {
  drop: string;
  create: string;
}

const constraintsSql = `
  select
    format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as drop,
    format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as create
  from pg_constraint c
  where (c.conrelid = any ($1::regclass[]) and c.contype in ('p', 'u', 'f'))
    or (c.confrelid = any ($1::regclass[]) and c.contype = 'f')
  order by c.contype = 'f', c.contype <> 'p', c.conname`;

const indexesSql = `
  select format('drop index %s', i.indexrelid::regclass) as drop, pg_get_indexdef(i.indexrelid) as create
  from pg_index i
  where i.indrelid = any ($1::regclass[])
    and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
  order by i.indexrelid::regclass::text`;

/**
 * Drops keys and indexes of these tables, so that rows are loaded fast and in any order. Returns the statements that restore them, keys
 * before foreign keys.
 */
export async function dropKeys(client: Client, tables: readonly string[]): Promise<string[]> {
  const { rows: constraints } = await client.query<Key>(constraintsSql, [tables]);
  const { rows: indexes } = await client.query<Key>(indexesSql, [tables]);
  const foreign = constraints.filter(({ create }) => create.includes(' FOREIGN KEY '));
  const unique = constraints.filter((key) => !foreign.includes(key));
  for (const { drop } of [...foreign, ...unique, ...indexes]) await client.query(drop);
  return [...unique, ...indexes, ...foreign].map(({ create }) => create);
}
