import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { generateBench } from '../../../demo/legacy/bench.ts';
import type { Variant } from '../../../demo/legacy/schema.ts';
import { VARIANTS } from '../../../demo/legacy/schema.ts';
import { migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { verifyDatabase } from '../../../scripts/migrate/steps/verify.ts';
import { createDatabase } from '../../support/database.ts';
import { randomOf } from '../../support/seed.ts';

/** The size in bytes of the chunks in which a COPY stream is sent to the server. */
const buffer = 1 << 17;

export interface Generated {
  seed: number;
  variant: Variant;
  /** The number of rows. */
  rows: number;
  /** The percentage of NULL cells in nullable columns. */
  nulls: number;
  journal: 'delete' | 'wal';
}

/** Returns the database that a seed stands for. Consecutive seeds use the layouts in turn. */
export function generatedOf(seed: number): Generated {
  const random = randomOf(seed);
  const isLarge = random() < 0.1; // a thread reads a large database
  return {
    seed,
    variant: VARIANTS[seed % VARIANTS.length] ?? 'current',
    rows: Math.floor(isLarge ? 20_000 + random() * 10_000 : 1_000 + random() * 6_000),
    nulls: [10, 50, 90, 100][Math.floor(random() * 4)] ?? 50,
    journal: random() < 0.5 ? 'wal' : 'delete',
  };
}

/**
 * Generates the database, migrates it and compares every cell. An error names the seed. Texts of all lengths around the buffer's size move
 * the values after them to every position at its end.
 */
export async function migrateGenerated(generated: Generated, path: string): Promise<number> {
  const target = await createDatabase('empty');
  try {
    write(generated, path);
    const options = { from: path, to: target.url, ignoreExtra: generated.variant === 'extras' };
    const { rows, outcome } = await migrateDatabase(options);
    if (outcome !== 'migrated') throw new Error(`the migration ended with ${outcome}`);
    await verifyDatabase(options);
    return rows;
  } catch (cause) {
    const message = `SEED=${generated.seed} (${JSON.stringify(generated)}): ${(cause as Error).message}`;
    throw new Error(message, { cause });
  } finally {
    await target.drop();
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  }
}

function write({ seed, variant, rows, nulls, journal }: Generated, path: string): void {
  const random = randomOf(seed + 1);
  generateBench({ path, variant, seed, size: { rows } });
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  try {
    database.exec(`pragma journal_mode = ${journal}; pragma synchronous = off; begin`);
    const tables = database
      .prepare(`select name from pragma_table_list where schema = 'main' and type = 'table'`)
      .all();
    for (const { name } of tables.filter(({ name }) => !String(name).startsWith('sqlite_'))) {
      for (const column of nullable(database, String(name))) {
        if (random() < 0.5) continue;
        const shift = Math.floor(random() * 100);
        database.exec(`update ${name} set ${column} = null where (rowid * 37 + ${shift}) % 100 < ${nulls}`);
      }
    }
    const pad = database.prepare(
      `update processed_files set error_message = ? where id = (select id from processed_files order by id limit 1 offset ?)`,
    );
    for (let place = 0; place < 5; place++) {
      const length = Math.floor(random() < 0.5 ? random() * 300 : buffer - 150 + random() * 200);
      pad.run('x'.repeat(length), place * 40);
    }
    database.exec('commit');
  } finally {
    database.close();
  }
}

/** Returns the nullable columns of a table. */
function nullable(database: DatabaseSync, table: string): string[] {
  const columns = database.prepare('select name from pragma_table_info(?) where "notnull" = 0 and pk = 0').all(table);
  return columns.map(({ name }) => String(name)).filter((name) => name !== 'discord_username');
}
