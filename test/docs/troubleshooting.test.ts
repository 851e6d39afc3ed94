import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { stringLiterals } from '../support/string-literals.ts';

// Compares docs/troubleshooting.md with the errors in the code: each error is there, and each entry is an error.

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const document = read('docs/troubleshooting.md');

/** What stands in backticks in the first cell of each row. */
const entries = [...document.matchAll(/^\| `(.+?)` \|/gm)].map(([, text = '']) => text);
const isCode = (text: string) => /^[a-z]+(-[a-z]+)*$/.test(text);
const documentedCodes = entries.filter(isCode);
const documentedMessages = entries.filter((text) => !isCode(text));

/** What doctor, deploy and smoke call their findings, and the reasons of database errors. */
function codesInCode(): string[] {
  const scripts = globSync('scripts/{doctor,deploy,smoke}/**/*.ts', { cwd: root }).map(read);
  const named = scripts.flatMap((text) =>
    [...text.matchAll(/\b(?:error|warning)\(\s*'([a-z-]+)'/g)].map(([, code = '']) => code),
  );
  const [, table = ''] = /const codes = \{(.*?)\}/s.exec(read('scripts/doctor/checks/database.ts')) ?? [];
  const byKind = [...table.matchAll(/: '([a-z-]+)'/g)].map(([, code = '']) => code);
  const [, union = ''] = /type DatabaseErrorReason =(.*?);/s.exec(read('src/db/error-kinds.ts')) ?? [];
  const reasons = [...union.matchAll(/'([a-z]+)'/g)].map(([, reason]) => `database-${reason}`);
  return [...new Set([...named, ...byKind, ...reasons])];
}

interface Message {
  file: string;
  /** The literals of which it is made, with `…` for what differs. */
  parts: string[];
}

/** What only a developer can cause: a rule of the code itself is broken. */
const bugs = [
  /gave no row/,
  /the reading thread lost its order/,
  /a round was written before it was read/,
  /no PostgreSQL type for/,
  /begins with no comment/,
  /needs itself/,
  /which has no file in src\/db/,
  /makes no … of this name/,
  /form a circle/,
];

/** What is only said together with another sentence, which is explained. */
const continuations = [/^…(: ….…)? Nothing was changed\.$/, /^Drop it, run this again/];

const commands =
  'backup,cli,cutover,database,deploy,doctor,ingest,migrate,monitor,person,register-commands,restore,schema,senders,smoke';

/** Functions that make the messages of errors, all of whose sentences count. */
const sources = ['scripts/register-commands/failures.ts', 'scripts/schema/errors.ts', 'scripts/monitor/verdict.ts'];

/** Returns the messages of all errors, but for those about a wrong option. Those that another function made are there. */
function messagesInCode(): Message[] {
  const thrown = globSync(`scripts/{${commands}}/**/*.ts`, { cwd: root }).flatMap((file) =>
    callsIn(read(file)).map((call) => ({ file, parts: stringLiterals(call).filter((part) => part.length >= 15) })),
  );
  const made = sources.flatMap((file) =>
    stringLiterals(read(file))
      .filter((part) => part.length >= 25 && / /.test(part) && !/^\.\.?\//.test(part))
      .map((part) => ({ file, parts: [part] })),
  );
  const all = [...thrown, ...made].filter(({ parts }) => parts.length > 0);
  return all.filter(({ parts }) => ![...bugs, ...continuations].some((one) => parts.some((part) => one.test(part))));
}

/** Returns the arguments of each call that makes an error for people. */
function callsIn(source: string): string[] {
  const start =
    /(?:new (?!UsageError)\w*(?:Error|NeedsPerson|Unavailable|Unreadable|MigrationRefused|ImportStopped)|\brefused)\(/g;
  return [...source.matchAll(start)].map((match) => {
    const from = match.index + match[0].length - 1;
    let depth = 0;
    let to = from;
    do {
      if (source[to] === '(') depth += 1;
      if (source[to] === ')') depth -= 1;
      to += 1;
    } while (depth > 0);
    return source.slice(from, to);
  });
}

test('every finding of doctor, deploy and smoke is explained, and every word explained is one of theirs', () => {
  expect(documentedCodes.toSorted()).toEqual(codesInCode().sort());
});

test('every error of a command is explained', () => {
  const messages = messagesInCode();
  expect(messages.length).toBeGreaterThan(100);
  const unexplained = messages.filter(
    ({ parts }) => !documentedMessages.some((text) => parts.some((part) => part.includes(text))),
  );
  expect(unexplained.map(({ file, parts }) => `${file}: ${parts.join(' ')}`)).toEqual([]);
});

test('every refusal of a setting is explained', () => {
  const refusals = stringLiterals(read('src/env.ts')).filter((text) => /^(must|has|is missing)/.test(text));
  expect(refusals.length).toBeGreaterThan(15);
  expect(refusals.filter((text) => !documentedMessages.some((one) => text.includes(one)))).toEqual([]);
});

test('every message explained can be said: by this project, wrangler or Discord', () => {
  const wrangler = dirname(createRequire(import.meta.url).resolve('wrangler/package.json'));
  const said = [
    ...messagesInCode().flatMap(({ parts }) => parts),
    ...stringLiterals(read('src/env.ts')),
    ...globSync('scripts/{monitor,schema}/**/*.ts', { cwd: root }).flatMap((file) => stringLiterals(read(file))),
    ...stringLiterals(read('simulator/discord/rest/application.ts')),
    readFileSync(join(wrangler, 'wrangler-dist/cli.js'), 'utf8'),
  ];
  expect(documentedMessages.filter((text) => !said.some((one) => one.includes(text)))).toEqual([]);
  expect(new Set(entries).size, 'an entry is there twice').toBe(entries.length);
});

test('links inside the document lead somewhere', () => {
  const headings = [...document.matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
    text.toLowerCase().replaceAll(' ', '-'),
  );
  const links = [...document.matchAll(/\]\(#([\w-]+)\)/g)].map(([, target = '']) => target);
  expect(links.filter((target) => !headings.includes(target))).toEqual([]);
});
