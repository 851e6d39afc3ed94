import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendSeal, checkSeal } from '../../../scripts/backup/file/seal.ts';
import { writeBackup } from '../../../scripts/backup/write-backup.ts';
import { restoreBackup } from '../../../scripts/restore/restore-backup.ts';
import { newestVersion } from '../../../scripts/schema/migrations.ts';
import { dataOf } from '../../support/backup/data-of.ts';
import { runProgram } from '../../support/backup/programs.ts';
import { isWhole, sample, testSometimes } from '../../support/sample.ts';
import { freshFile } from '../migrate/legacy.ts';
import { target } from '../migrate/target-database.ts';

async function backupOf(template: 'empty' | 'small'): Promise<string> {
  const file = freshFile('.sql.gz');
  await writeBackup({ file, from: (await target(template)).url });
  return file;
}

/** Returns a backup with another text, and with a seal that fits it. */
async function rewritten(file: string, change: (text: string) => string): Promise<string> {
  const changed = freshFile('.sql.gz');
  const text = gunzipSync(readFileSync(file)).toString().split('\n').slice(0, -2).join('\n');
  const bytes = gzipSync(`${change(text)}\n`, { level: 1 });
  writeFileSync(changed, bytes);
  await appendSeal(changed, createHash('sha256').update(bytes).digest('hex'));
  return changed;
}

test('one changed byte anywhere is found, and so is a cut or an addition anywhere', async () => {
  const bytes = readFileSync(await backupOf('empty'));
  const file = freshFile('.sql.gz');
  const isRefused = async (content: Buffer) => {
    writeFileSync(file, content);
    await expect(checkSeal(file)).rejects.toThrow(/is not as it was written|is not a backup/);
  };
  writeFileSync(file, bytes);
  await checkSeal(file);
  const place = fc.nat({ max: bytes.length - 1 });
  await fc.assert(
    fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] as number) ^ change;
      await isRefused(changed);
    }),
    {
      numRuns: isWhole ? 300 : 60,
      examples: [
        [0, 1],
        [3, 1],
        [9, 1],
        [bytes.length - 1, 1],
        [bytes.length - 9, 128],
      ],
    },
  );
  await fc.assert(
    fc.asyncProperty(place, (at) => isRefused(bytes.subarray(0, at))),
    { numRuns: isWhole ? 50 : 20, examples: [[0], [2], [bytes.length - 1]] },
  );
  await isRefused(Buffer.concat([bytes, Buffer.from('x')]));
  await isRefused(Buffer.concat([bytes, bytes]));
});

testSometimes('what cannot be restored is refused in words, and nothing is written', async () => {
  const good = await backupOf('small');
  const empty = await target('template0');
  const before = await dataOf(empty.client);
  const cut = freshFile('.sql.gz');
  copyFileSync(good, cut);
  truncateSync(cut, 20_000);
  const other = freshFile('.txt');
  writeFileSync(other, 'Hello');
  const row = /^(copy "maps" .*\n)(\w+)\t/m;
  const cases: [file: string | (() => Promise<string>), words: string | RegExp][] = [
    [
      () => rewritten(good, (text) => text.replace(/^-- \{"format".*$/m, '--')),
      'This is not a backup of this project.',
    ],
    [
      () => rewritten(good, (text) => text.replace(/^-- \{"format".*$/m, '-- {"schema":33}')),
      'This is not a backup of this project.',
    ],
    [() => rewritten(good, (text) => text.replace(/^-- \{"table".*$/m, '--')), 'The backup ends after the rows'],
    [
      cut,
      `${cut} is not as it was written: it is cut off, or at least one byte has changed. Take an older backup, or copy the file again.`,
    ],
    [other, 'is not a backup of this project, or it is still encrypted.'],
    [`${other}.missing`, 'cannot be read: there is no such file.'],
    [dirname(good), 'cannot be read: it is not a file.'],
    [
      () => rewritten(good, (text) => text.replace(`"schema":${newestVersion}`, `"schema":${newestVersion + 1}`)),
      `The backup is of schema ${newestVersion + 1} (version 0.1.0 of this project), newer than this version's ${newestVersion}: restore it with a newer version. Nothing was written.`,
    ],
    [
      () =>
        rewritten(good, (text) => text.replace('"schema":27', '"schema":17').replace(/"schema":\d+/, '"schema":17')),
      "from before this project's first release",
    ],
    [
      () => rewritten(good, (text) => text.replace('format 1', 'format 2')),
      'The backup is of format 2, and this version reads format 1: use a newer version.',
    ],
    [() => rewritten(good, (text) => text.replace(row, '$1x$2\t')), 'maps is not what was backed up'],
    [
      () => rewritten(good, (text) => text.replace(/^copy "maps"/m, 'copy "pg_authid"')),
      'The backup has pg_authid, which the database lacks.',
    ],
    [
      () => rewritten(good, (text) => text.replace(/^copy "maps" [\s\S]*?\n\\\.\n.*\n/m, '')),
      'The backup lacks the table maps.',
    ],
    [
      () => rewritten(good, (text) => text.replace(/^(copy "rounds" .*\n.*\n)[\s\S]*/m, '$1')),
      'The backup ends within a table.',
    ],
  ];
  for (const [made, words] of sample(cases, 7)) {
    const file = typeof made === 'string' ? made : await made();
    await expect(restoreBackup({ file, to: empty.url }), String(words)).rejects.toThrow(words);
    expect(await dataOf(empty.client)).toEqual(before);
  }
});

testSometimes('a database with rows, or with newer tables, is refused', async () => {
  const file = await backupOf('small');
  const filled = await target('small');
  const before = await dataOf(filled.client);
  const refused = await runProgram('scripts/restore/index.ts', [file, '--to', filled.url]);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(
    /The database is not empty: there are rows in .* and others\. A backup is only restored into an empty database\. Nothing was written\.\n$/,
  );
  expect(await dataOf(filled.client)).toEqual(before);

  const newer = await target('empty');
  const old = await rewritten(file, (text) => text.replace(`"schema":${newestVersion}`, '"schema":18'));
  await expect(restoreBackup({ file: old, to: newer.url })).rejects.toThrow(
    /The database's empty tables are of schema \d+, newer than the backup's 18: name a database without tables/,
  );

  const foreign = await target('template0');
  await foreign.client.query('create table rounds (id bigint)');
  await expect(restoreBackup({ file, to: foreign.url })).rejects.toThrow(
    'The database has a table rounds that this project did not make',
  );
});

testSometimes('a backup is not written over another file, nor without a database of the bot', async () => {
  const file = await backupOf('empty');
  const database = await target('empty');
  await expect(writeBackup({ file, from: database.url })).rejects.toThrow(`${file} exists already: name another file.`);
  const nothing = freshFile('.sql.gz');
  const { url } = await target('template0');
  await expect(writeBackup({ file: nothing, from: url })).rejects.toThrow('The database holds no data of the bot');
  await database.client.query('alter table rounds drop column rules cascade');
  await expect(writeBackup({ file: nothing, from: database.url })).rejects.toThrow(
    'The database lacks the column rounds.rules',
  );
  await expect(writeBackup({ file: `${dirname(file)}/none/x.sql.gz`, from: database.url })).rejects.toThrow(
    /no such file or directory|lacks the column/,
  );
  const long = `${dirname(file)}/${'x'.repeat(240)}.sql.gz`;
  await expect(writeBackup({ file: long, from: (await target('empty')).url })).rejects.toThrow(
    `${long} cannot be written (ENAMETOOLONG`,
  );
  const begun = readdirSync(dirname(file)).filter(
    (name) => name.startsWith(basename(nothing)) || name.startsWith('xxx'),
  );
  expect(begun).toEqual([]);
  expect(existsSync(`${dirname(file)}/forgotten.json`)).toBe(true);
});

testSometimes(
  'of two backups at once into one file one is refused, and the other is whole and only its owner can read it',
  async () => {
    const { url } = await target('small');
    const file = freshFile('.sql.gz');
    const both = await Promise.allSettled([writeBackup({ file, from: url }), writeBackup({ file, from: url })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(String(both.find((one) => one.status === 'rejected')?.reason)).toContain('exists already');
    await checkSeal(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(file)).filter((name) => name.startsWith(basename(file)))).toEqual([basename(file)]);
  },
);

testSometimes('a program that is killed leaves nothing half', async () => {
  const database = await target('small');
  const file = freshFile('.sql.gz');
  const killed = await runProgram('scripts/backup/index.ts', [file, '--from', database.url], {
    printed: (child, text) => {
      if (text.includes('saving rows')) child.kill('SIGKILL');
    },
  });
  expect(killed.code).not.toBe(1);
  if (existsSync(file)) await checkSeal(file); // it was quicker than the kill
  rmSync(file, { force: true });
  await writeBackup({ file, from: database.url }); // what is left of the first one is in nobody's way
  await checkSeal(file);

  const empty = await target('template0');
  const before = await dataOf(empty.client);
  await empty.client.query('select pg_advisory_lock(7867849)'); // the schema's: the restore waits here, after its rows
  for (const signal of ['SIGKILL', 'SIGINT'] as const) {
    const { code } = await runProgram('scripts/restore/index.ts', [file, '--to', empty.url], {
      printed: (child, text) => {
        if (text.includes('building functions')) child.kill(signal);
      },
    });
    expect(code).toBe(signal === 'SIGINT' ? 130 : null);
    await expect.poll(() => dataOf(empty.client)).toEqual(before);
  }
  await empty.client.query('select pg_advisory_unlock(7867849)');
  await restoreBackup({ file, to: empty.url });
});
