import type { Client } from 'pg';
import { compareTables, notInTarget } from '../check/compare.ts';
import type { SourceRows } from '../copy/source-rows.ts';
import { Findings } from '../source/findings.ts';
import type { Since } from '../source/since.ts';
import { playerLinks, playerProfiles, quoted, sessionTeams, tables } from '../source/tables.ts';

/** Tables that hold nothing but what a migration writes. */
const notOwn = [
  ...tables.map(({ name }) => name),
  'schemaversion',
  'schema_objects',
  'legacy_migrations',
  'quarantined_rows',
  // These stay
  'forgotten_players',
  'excluded_players',
  'given_names',
  'person_decisions',
  // How the Worker's own work went, which begins by itself once it is deployed
  'jobs',
  'discord_pauses',
  'post_channels',
];

/** Returns the tables that are computed from others, as their comments say. */
export async function rollups(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'r' and obj_description(oid, 'pg_class') ~ '^(Rollup|Ranking) of '`,
  );
  return rows.map(({ name }) => name);
}

/** Throws MigrationRefused if the target holds data that the source cannot restore. Replacing would lose it. */
export async function refuseOwnData(client: Client, source: SourceRows, since: Since): Promise<void> {
  const findings = new Findings();
  const say = (table: string, count: number, what: string) => {
    if (count > 0) findings.add({ table, problem: `has ${count} ${what}; --discard-new deletes them` });
  };
  say('rounds', since.rounds.size, 'rounds imported from raw files');
  say('rounds', since.overridden.size, 'verdicts on rounds');
  for (const table of [playerLinks, sessionTeams, playerProfiles]) {
    const { added, differences } = await compareTables(client, source, [table], since);
    const onlyInSource = differences.list.filter(({ problem }) => problem === notInTarget).length;
    say(table.name, added + differences.count - onlyInSource, 'rows that are not in the source');
  }
  const others = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname <> all ($1)
    order by relname`,
    [[...notOwn, ...(await rollups(client))]],
  );
  for (const { name } of others.rows) {
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${quoted(name)}`);
    say(name, Number(rows[0]?.count), 'rows of its own');
  }
  findings.refuse();
}
