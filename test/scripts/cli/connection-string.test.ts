import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { expect, test } from 'vitest';
import { databaseLabel, readConnectionString } from '../../../scripts/cli/connection-string.ts';

const read = (text: string) => readConnectionString(text, '--to');

test.each<[text: string, password: string, label: string]>([
  ['postgres://u:100%pure@127.0.0.1:9/x', '100%pure', 'x on 127.0.0.1:9'],
  ['postgres://u:pa/ss@127.0.0.1:9/x', 'pa/ss', 'x on 127.0.0.1:9'],
  ['postgres://u:pa#ss@127.0.0.1:9/x', 'pa#ss', 'x on 127.0.0.1:9'],
  ['postgres://u:p@ss@127.0.0.1:9/x', 'p@ss', 'x on 127.0.0.1:9'],
  ['postgres://u:a?b=c@127.0.0.1/x', 'a?b=c', 'x on 127.0.0.1'],
  ['postgres://u:a%40b@127.0.0.1/x', 'a@b', 'x on 127.0.0.1'],
  ['postgres://u:a:b@[::1]:5432/x', 'a:b', 'x on [::1]:5432'],
  ["psql 'postgresql://u:p@127.0.0.1:9/x'", 'p', 'x on 127.0.0.1:9'],
  ['"postgresql://u:p@127.0.0.1:9/x"\n', 'p', 'x on 127.0.0.1:9'],
  ['postgresql://u:p@host/x?application_name=a@b', 'p', 'x on host'],
  ['postgresql://u:p@host/x?sslrootcert=/etc/ca.pem', 'p', 'x on host'],
  [
    'postgresql://u:p@ep-a-1.eu.aws.neon.tech/neondb?sslmode=require&channel_binding=require',
    'p',
    'neondb on ep-a-1.eu.aws.neon.tech',
  ],
])('%s is taken', (text, password, label) => {
  expect(decodeURIComponent(new URL(read(text)).password)).toBe(password);
  expect(databaseLabel(read(text))).toBe(label);
});

test('a socket, and a database without a user', () => {
  expect(read('postgres://me@/mine?host=/run/postgresql')).toBe('postgresql://me@/mine?host=/run/postgresql');
  expect(databaseLabel(read('postgres://me@/mine?host=/run/postgresql'))).toBe('mine on /run/postgresql');
  expect(read('postgres://localhost/mine?application_name=a@b')).toBe(
    'postgresql://localhost/mine?application_name=a@b',
  );
});

test('sslmode=require is shown as the driver interprets it', () => {
  expect(read('postgres://u:p@h/x?sslmode=require&x=1')).toContain('sslmode=verify-full&x=1');
});

test.each([
  ['', 'is empty'],
  ['mysql://u:secret@h/x', 'not a PostgreSQL connection string'],
  ['u:secret@h/x', 'not a PostgreSQL connection string'],
  ['postgresql://u:secret@127.0.0.1:9', 'names no database'],
  ['postgresql://u:secret@127.0.0.1:9/', 'names no database'],
  ['postgresql://u:sec\nret@h/x', 'contains a space or line break'],
  ['postgresql://u:secret@:port/x', 'cannot be read'],
])('%j is refused in one sentence without the password', (text, words) => {
  expect(() => read(text)).toThrow(words);
  expect(() => read(text)).not.toThrow(/sec/);
});

test('whatever the password, both drivers read it back', () => {
  const password = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\s%]/.test(text));
  fc.assert(
    fc.property(password, (secret) => {
      const url = read(`postgresql://user:${secret}@host.example:5432/database`);
      expect(decodeURIComponent(new URL(url).password)).toBe(secret);
      expect(new URL(url)).toMatchObject({ hostname: 'host.example', pathname: '/database' });
      expect(new pg.Client(url)).toMatchObject({ password: secret, host: 'host.example', database: 'database' });
    }),
  );
});

test('a variable or a file may hold it, so that no command line does', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'stopwatch-url-')), 'url');
  writeFileSync(file, 'postgresql://u:p@h/x\n');
  process.env.STOPWATCH_TEST_URL = 'postgresql://u:p@h/y';
  expect([read(`file:${file}`), read('env:STOPWATCH_TEST_URL')]).toEqual([
    'postgresql://u:p@h/x',
    'postgresql://u:p@h/y',
  ]);
  expect(() => read('env:STOPWATCH_NONE')).toThrow(
    '--to names the environment variable STOPWATCH_NONE, which is not set.',
  );
  expect(() => read(`file:${file}-2`)).toThrow(`--to names the file ${file}-2, which cannot be read: ENOENT.`);
});
