import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionsOf } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/index.ts';
import type { Bot } from '../support/bot.ts';
import { manageServer, startBot } from '../support/bot.ts';
import { testSometimes } from '../support/sample.ts';
import { stringLiterals } from '../support/string-literals.ts';
import { addCommunity, people } from '../support/walk/community.ts';
import { plain } from '../support/walk/names.ts';

const texts = join(import.meta.dirname, '../../src/texts');

/** A space at which a line could break although French keeps both sides together. An invisible no-break space must be an escape. */
const breakable = / [:;?!»%]|« /;
const invisible = /[\u00a0\u202f]/;

/** The same in an answer, where every language writes a score as `10 : 4`, and tables in code blocks have plain spaces. */
const breaks = /.{0,40}(?:(?<!\d\**) [:;?!»]|« ).{0,20}/;

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'empty' });
  await addCommunity(bot.database.client, 12, plain);
});
afterAll(() => bot.close());

test.each([
  ['a string', "say('oui ?')", ['oui ?']],
  ['a template in a template', ['`« $', '{a ? `$', "{b} : {}` : '!'} »`"].join(''), ['… : {}', '!', '« … »']],
  ['escapes', String.raw`'l\'eau\u00a0: ici'`, [String.raw`l\'eau\u00a0: ici`]],
  ['comments', "// don't\n/* it's */ x ? 'a' : 'b'", ['a', 'b']],
])('stringLiterals: %s', (_, source, found) => expect(stringLiterals(source)).toEqual(found));

test('no sentence of the catalogue breaks before a mark or inside quotation marks', () => {
  const files = [...globSync('fr/*.ts', { cwd: texts }), 'command-names/fr.ts'];
  const literals = files.flatMap((file) => stringLiterals(readFileSync(join(texts, file), 'utf8')));
  expect(literals.length).toBeGreaterThan(900);
  expect(literals.filter((text) => breakable.test(text) || invisible.test(text))).toEqual([]);
});

testSometimes('no answer does', async () => {
  const asking = { locale: 'fr', guildLocale: 'fr', permissions: manageServer };
  const lines = commands.flatMap(actionsOf).flatMap(([path, { examples }]) => [...examples, `/help command:${path}`]);
  const found: string[] = [];
  for (const line of lines) {
    for (const as of [people.linked, people.newcomer]) {
      const { message, problems } = await bot.discord.ask(line, { ...asking, as });
      expect([line, problems]).toEqual([line, []]);
      const [answer] = breaks.exec(JSON.stringify(message)) ?? [];
      if (answer !== undefined) found.push(`${line}: ${answer}`);
    }
  }
  expect(found).toEqual([]);
});
