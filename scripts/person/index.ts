import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import pg from 'pg';
import { databaseError } from '../../src/db/errors.ts';
import { UsageError } from '../cli/errors.ts';
import { endAtOnce } from '../cli/interruption.ts';
import { program, runProgram } from '../cli/program.ts';
import { addTargetOptions, openTarget } from '../cli/target.ts';
import { aboutThisFile } from './about.ts';
import { rowsAbout } from './rows.ts';
import { findSubject } from './subject.ts';

const command = addTargetOptions(
  program(
    'npm run person --',
    'Writes everything that is stored about a person into a file, for somebody who asks for their data (article 15 of the GDPR)',
  )
    .argument('<person>', "a player's name or GUID, or the id of a Discord user")
    .argument('<file>', 'the JSON file to write, which must not exist yet'),
  { writes: false, option: '--from' },
);

async function run(who: string, file: string, { from, data }: { from?: string; data?: string }): Promise<void> {
  if (existsSync(file)) throw new UsageError(`${file} exists: name another file, or remove it first.`);
  const target = await openTarget(
    { ...(from !== undefined && { to: from }), ...(data !== undefined && { data }) },
    { writes: false, option: '--from' },
  );
  const client = new pg.Client({ connectionString: target.url });
  client.on('error', () => {});
  try {
    await client.connect().catch((error) => {
      throw databaseError(error);
    });
    await client.query("begin isolation level repeatable read read only; set local time zone 'UTC'");
    const subject = await findSubject(client, who);
    const stored = await rowsAbout(client, subject);
    const content = { about: aboutThisFile, writtenAt: new Date(), person: subject, stored };
    await writeFile(file, `${JSON.stringify(content, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
    const tables = Object.entries(stored);
    const rows = tables.reduce((sum, [, { length }]) => sum + length, 0);
    console.log(
      `${file}: ${rows} rows of ${tables.length} tables, about ${[...subject.guids, ...subject.discordIds].join(', ')}.`,
    );
    console.log('Look through it before you hand it over: reasons and typed texts may name somebody else.');
  } finally {
    await client.end().catch(() => {});
    await target.stop();
  }
}

await runProgram(command, ({ signal }) => {
  endAtOnce(signal);
  return run(String(command.args[0]), String(command.args[1]), command.opts());
});
