import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTextArray } from '../../src/db/queries/as-array.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase('empty');
});
afterAll(() => database.drop());

test.each([
  [[]],
  [['A0000001']],
  [['A0000001', 'B0000001']],
  [['a b', 'a,b', '{a}', '"', '\\', 'a"b\\"c', 'NULL', 'null', '\n', 'é ☃ 😀', ' ']],
])('PostgreSQL’s text of %j is read back', async (texts) => {
  const { rows } = await database.client.query('select $1::text[]::text as written', [texts]);
  expect(readTextArray(rows[0].written)).toEqual(texts);
});
