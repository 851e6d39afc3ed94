import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { createTableSql, LEGACY_TABLES } from '../../../scripts/migrate/source/legacy-ddl.ts';
import { MigrationRefused, migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { verifyDatabase } from '../../../scripts/migrate/steps/verify.ts';
import { sample, testSometimes } from '../../support/sample.ts';
import { legacyFile } from './legacy.ts';
import { target } from './target-database.ts';

/** Migrates and compares. Returns the notes and the result of a query. */
async function migrated(file: string, sql = 'select 1', ignoreExtra = false) {
  const { url, client } = await target();
  const { notes } = await migrateDatabase({ from: file, to: url, ignoreExtra });
  await verifyDatabase({ from: file, to: url, ignoreExtra });
  expect((await migrateDatabase({ from: file, to: url, ignoreExtra })).outcome).toBe('identical');
  return { notes, rows: (await client.query({ text: sql, rowMode: 'array' })).rows };
}

async function refusal(file: string, ignoreExtra = false): Promise<MigrationRefused> {
  const { url } = await target();
  const error = await migrateDatabase({ from: file, to: url, ignoreExtra }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MigrationRefused);
  return error as MigrationRefused;
}

const counts = LEGACY_TABLES.map(({ name }) => `(select count(*) from ${name})`).join(', ');

describe('names in other capitals are the same names, as in SQLite', () => {
  test('tables', async () => {
    const tables = LEGACY_TABLES.map(createTableSql).map((sql) =>
      sql.replace(/CREATE TABLE (\w+)/, (_, name: string) => `CREATE TABLE ${name.toUpperCase()}`),
    );
    const { rows, notes } = await migrated(legacyFile('', { tables }), `select ${counts}`);
    expect(rows).toEqual([['2', '8', '8', '1', '2', '1', '4']]);
    expect(notes.filter((note) => note.includes('is read as'))).toEqual([]);
  });

  testSometimes('columns, ids given out and keys among them', async () => {
    const tables = LEGACY_TABLES.map((table) => {
      const columns = Object.entries(table.columns).map(([name, type]) => [
        name.replace(/(^|_)[a-z]/g, (letters) => letters.toUpperCase()),
        type,
      ]);
      return createTableSql({ ...table, columns: Object.fromEntries(columns) });
    });
    const file = legacyFile('insert into processed_files (id) select 900 where 0', { tables });
    expect((await migrated(file, `select ${counts}`)).rows).toEqual([['2', '8', '8', '1', '2', '1', '4']]);
  });

  testSometimes('those of the bots that called rounds sessions', async () => {
    const file =
      legacyFile(`alter table rounds rename to Sessions; alter table Sessions rename column round_date to Session_Date;
      alter table player_comprehensive_stats rename column round_id to SESSION_ID`);
    const { notes } = await migrated(file);
    expect(notes.slice(0, 3)).toEqual([
      'Sessions is read as rounds',
      'Sessions.Session_Date is read as rounds.round_date',
      'player_comprehensive_stats.SESSION_ID is read as player_comprehensive_stats.round_id',
    ]);
  });

  testSometimes('but only for the letters that SQLite takes for the same', async () => {
    const file = legacyFile('alter table player_comprehensive_stats rename column kills to "\u212aills"');
    expect((await refusal(file)).findings).toEqual([
      { table: 'player_comprehensive_stats', column: 'kills', problem: 'is missing from the source' },
      {
        table: 'player_comprehensive_stats',
        column: '\u212aills',
        problem: 'is an unknown column; --ignore-extra ignores it',
      },
    ]);
  });
});

/** Writes lines into the file's schema that this SQLite would refuse, as another program may have done. */
function withForeignSchema(file: string, ...lines: string[]): string {
  const database = new DatabaseSync(file);
  database.enableDefensive(false);
  database.exec('pragma writable_schema = on');
  for (const sql of lines) {
    const [, type = '', name = ''] = /^CREATE (?:VIRTUAL )?(\w+) (\w+)/.exec(sql) ?? [];
    database
      .prepare('insert into sqlite_master (type, name, tbl_name, rootpage, sql) values (?, ?, ?, 0, ?)')
      .run(type.toLowerCase(), name, name, sql);
  }
  database.close();
  return file;
}

describe('what this SQLite cannot read is ignored like anything else that is not the bot’s', () => {
  const modules = ['VirtualSpatialIndex()', 'rtree_of_somebody(id, a, b)', '"odd module"(x)'];
  test.each(sample(modules, 1))('a virtual table of the missing module %s', async (module) => {
    const file = withForeignSchema(legacyFile(), `CREATE VIRTUAL TABLE SpatialIndex USING ${module}`);
    const name = module.replace(/\(.*|"/g, '');
    const problem = `is an unknown table (its rows cannot be counted: no such module: ${name})`;
    expect((await refusal(file)).findings).toEqual([
      { table: 'SpatialIndex', problem: `${problem}; --ignore-extra ignores it` },
    ]);
    const { notes } = await migrated(file, 'select 1', true);
    expect(notes[0]).toBe(`SpatialIndex ${problem}: ignored`);
  });

  testSometimes('in the place of a table of the bot: refused by name', async () => {
    const file = withForeignSchema(
      legacyFile('drop table session_teams'),
      'CREATE VIRTUAL TABLE session_teams USING teams_of_somebody()',
    );
    expect((await refusal(file, true)).findings).toEqual([
      { table: 'session_teams', problem: 'is a virtual table in the source where a plain table belongs' },
    ]);
  });

  testSometimes('the tables in which a search extension keeps its words', async () => {
    const file = legacyFile('create virtual table search using fts5(name); insert into search values (1)');
    expect((await refusal(file)).findings).toEqual([
      { table: 'search', problem: 'is an unknown table (1 rows); --ignore-extra ignores it' },
    ]);
    expect((await migrated(file, 'select 1', true)).notes[0]).toContain('search is an unknown table (1 rows)');
  });

  testSometimes('views and triggers over what is gone, a table and a view in other capitals', async () => {
    const file = legacyFile(`create table gone (a); create view v as select * from gone; create table Extra ("Group");
      create trigger t after insert on Rounds begin insert into gone values (1); end;
      create view Best as select max(KILLS) from PLAYER_comprehensive_stats; drop table gone`);
    const { notes } = await migrated(file, 'select 1', true);
    expect(notes.slice(0, 4)).toEqual([
      'view Best is ignored',
      'Extra is an unknown table (0 rows): ignored',
      'view v is ignored',
      'trigger t is ignored',
    ]);
  });

  testSometimes('a function and an order that only the program had that made them', async () => {
    const file = legacyFile();
    const database = new DatabaseSync(file);
    database.function('soundex_of', { deterministic: true }, (text) => String(text).length);
    database.exec(`alter table player_aliases add column Sound int as (soundex_of(alias));
      create index by_sound on player_aliases (soundex_of(alias))`);
    database.close();
    expect((await migrated(file)).notes[0]).toBe('player_aliases.Sound is generated from other columns: ignored');
  });
});

describe('columns with an order of their own', () => {
  test('names that differ in capitals only are different values', async () => {
    const tables = LEGACY_TABLES.map(createTableSql).map((sql) =>
      sql.replace('alias TEXT NOT NULL', 'alias TEXT NOT NULL COLLATE NOCASE').replace(/,\s+UNIQUE\(guid, alias\)/, ''),
    );
    const file = legacyFile(
      `insert into player_aliases (guid, alias) values ('AAAAAAA1', 'somebody'), ('AAAAAAA1', 'SOMEBODY')`,
      { tables },
    );
    expect((await migrated(file, 'select alias from player_aliases order by id')).rows).toEqual([
      ['somebody'],
      ['SOMEBODY'],
    ]);
  });

  testSometimes('chosen names are compared in the order of their bytes', async () => {
    const links = `CREATE TABLE player_links (id INTEGER PRIMARY KEY, player_guid TEXT UNIQUE NOT NULL COLLATE NOCASE,
      discord_id BIGINT UNIQUE NOT NULL, discord_username TEXT, player_name TEXT, linked_at TIMESTAMP, display_name TEXT,
      display_name_source TEXT, display_name_updated_at TIMESTAMP)`;
    const file = legacyFile(`drop table player_links; ${links};
      insert into player_links (player_guid, discord_id, discord_username, display_name)
      values ('a', 1, 'x', 'One'), ('B', 2, 'y', 'Two'), ('c', 3, 'z', 'Three')`);
    expect(
      (await migrated(file, 'select display_name from player_profiles order by player_guid collate "C"')).rows,
    ).toEqual([['Two'], ['One'], ['Three']]);
  });
});
