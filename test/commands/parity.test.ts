import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionsOf } from '../../src/commands/command.ts';
import { commands, userCommands } from '../../src/commands/index.ts';
import { statistics } from '../../src/domain/statistics.ts';
import { sessionViews } from '../../src/views/session/index.ts';
import type { Bot } from '../support/bot.ts';
import { manageServer, startBot } from '../support/bot.ts';

const table = readFileSync(join(import.meta.dirname, '../../docs/parity.md'), 'utf8');
const listed = [...table.matchAll(/^\| (`[^|]+?) \|/gm)].flatMap(([, cell = '']) =>
  [...cell.matchAll(/`\/?([^`]+)`/g)].map(([, typed = '']) => typed),
);
const typable = new Map(commands.flatMap(actionsOf));

let bot: Bot;
let linked: string;
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
  const { rows } = await bot.database.client.query('select discord_id::text as id from player_links limit 1');
  linked = rows[0].id;
});
afterAll(() => bot.close());

test('the table names every command, and none that is not there', () => {
  const all = [...typable.keys(), ...userCommands.map(({ name }) => name)].sort();
  expect([...listed].sort(), 'docs/parity.md has every command in one row').toEqual(all);
});

test('the table of views names every view of a session, and none that is not there', () => {
  const views = table.slice(table.indexOf('| view |')).split('\n').slice(2);
  const named = views.flatMap((row) => row.split('|')[1]?.split(',') ?? []).map((key) => key.trim());
  expect(named.filter((key) => key !== '')).toEqual(sessionViews.map(({ key }) => key));
});

test('the README says how many statistics there are', () => {
  expect(readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')).toContain(
    `${statistics.length} statistics`,
  );
});

test.each(listed)('%s answers what its help shows', async (typed) => {
  const lines = typable.get(typed)?.examples ?? [`${typed} <@${linked}>`];
  for (const line of lines) {
    const { message, problems } = await bot.discord.ask(line, { as: linked, permissions: manageServer });
    expect([line, problems]).toEqual([line, []]);
    expect(JSON.stringify(message)).not.toContain('-# Error');
  }
});
