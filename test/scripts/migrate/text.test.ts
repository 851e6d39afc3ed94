import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { anyText } from '../../support/any-text.ts';
import { testSometimes } from '../../support/sample.ts';
import { legacyFile } from './legacy.ts';
import { target } from './target-database.ts';

/** Stores the texts in processed_files.error_message and migrates. Returns the migrated texts in the same order. */
async function through(texts: (string | null)[]): Promise<(string | null)[]> {
  const file = legacyFile('delete from processed_files');
  const source = new DatabaseSync(file);
  const insert = source.prepare('insert into processed_files (id, filename, error_message) values (?, ?, ?)');
  for (const [index, text] of texts.entries()) insert.run(index + 1, `file ${index}`, text);
  source.close();
  const { url, client } = await target();
  await migrateDatabase({ from: file, to: url });
  const { rows } = await client.query<{ text: string | null }>(
    'select error_message as text from processed_files order by id',
  );
  return rows.map(({ text }) => text);
}

test('texts that break text formats are migrated unchanged', async () => {
  const texts = [
    '\t',
    '\r',
    '\n',
    '\r\n',
    '\\',
    '\\.',
    '\\N',
    '\\n',
    'NULL',
    'null',
    '',
    null,
    '"',
    "'",
    '\u0001',
    '\u007f',
    '\ufeff',
    '\ufffd',
  ];
  expect(await through(texts)).toEqual(texts);
});

testSometimes(
  'any text is migrated unchanged',
  async () => {
    const text = anyText(60).filter((value) => !value.includes('\0'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text), { minLength: 50, maxLength: 200 }), async (texts) => {
        expect(await through(texts)).toEqual(texts);
      }),
      { numRuns: 2 },
    );
  },
  60_000,
);

testSometimes(
  'a text of 50 MB is migrated',
  async () => {
    const texts = ['ab'.repeat(25_000_000), 'short', 'ü'.repeat(1_000_000)];
    const stored = await through(texts);
    expect(stored.map((text) => text?.length)).toEqual(texts.map(({ length }) => length));
    expect(stored.every((text, index) => text === texts[index])).toBe(true);
  },
  60_000,
);
