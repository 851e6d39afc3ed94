import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diffCommands } from '../../scripts/register-commands/diff.ts';
import type { Simulator } from '../../simulator/discord/simulator.ts';
import { createSimulator } from '../../simulator/discord/simulator.ts';
import { commands, userCommands } from '../../src/commands/index.ts';
import { bareEnv } from '../support/bare-env.ts';
import { sample, testSometimes } from '../support/sample.ts';

const total = commands.length + userCommands.length;
let discord: Simulator;
beforeAll(async () => {
  discord = await createSimulator();
});
afterAll(() => discord.close());

interface Run {
  code: number;
  out: string;
  err: string;
}

/** Runs the command as a process, with the simulator in place of Discord. */
async function register(args: string[], env: Record<string, string> = {}): Promise<Run> {
  const settings = {
    ...bareEnv(),
    DEV_DISCORD_API: discord.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_APPLICATION_ID: discord.applicationId,
    ...env,
  };
  const run = promisify(execFile)(process.execPath, ['scripts/register-commands/index.ts', ...args], { env: settings });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    ({ code, stdout, stderr }) => ({ code, out: stdout, err: stderr }),
  );
}

test('a token in the place of the id is not printed', async () => {
  const { code, out, err } = await register([], { DISCORD_APPLICATION_ID: discord.token });
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('DISCORD_APPLICATION_ID must be') });
  expect(out + err).not.toContain(discord.token);
});

const puts = () => discord.calls.filter(({ method }) => method === 'PUT').length;

test('the first run adds every command, the second finds nothing to do and puts nothing', async () => {
  const first = await register([]);
  expect(first).toMatchObject({ code: 0, err: `target: application ${discord.applicationId}, globally\n` });
  expect(first.out.match(/^\+ /gm)).toHaveLength(total);
  expect(discord.commands().map(({ name }) => name)).toEqual([...commands, ...userCommands].map(({ name }) => name));
  const before = puts();
  const second = await register([]);
  expect(second.out).toBe(`  ${total} unchanged\nNothing to do.\n`);
  expect(puts()).toBe(before);
});

testSometimes('changes are shown, ids stay', async () => {
  const [first, ...rest] = discord.commands();
  const changed = { ...first, description: 'Something older' };
  discord.register([changed, ...rest.slice(1), { name: 'old', description: 'Gone since' }]);
  const { out } = await register([]);
  expect(out).toContain(`~ /${first?.name}\n    description: "Something older" → "${first?.description}"\n`);
  expect(out).toContain('- /old\n');
  expect(out).toContain(`+ /${rest[0]?.name}\n`);
  expect(discord.commands().find(({ name }) => name === first?.name)?.id).toBe(first?.id);
});

testSometimes('--guild registers in that server alone', async () => {
  const { code, out } = await register(['--guild', discord.guildId]);
  expect(code).toBe(0);
  expect(out).toContain(`Registered in server ${discord.guildId}.`);
  const inGuild = discord.commands().filter(({ guild_id }) => guild_id === discord.guildId);
  expect(inGuild).toHaveLength(total);
  expect(inGuild[0]).not.toHaveProperty('contexts');
});

test('--dry-run prints valid JSON, needs no token and sends no request', async () => {
  const before = discord.calls.length;
  const { code, out } = await register(['--dry-run'], { DISCORD_TOKEN: '', DISCORD_APPLICATION_ID: '' });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toHaveLength(total);
  expect(discord.calls).toHaveLength(before);
});

const refusals: [string, string[], Record<string, string>, number, RegExp][] = [
  ['no token', [], { DISCORD_TOKEN: ' ' }, 1, /^DISCORD_TOKEN is missing: .*Developer Portal.*Bot/],
  ['wrong token', [], { DISCORD_TOKEN: 'wrong' }, 1, /^DISCORD_TOKEN is not accepted by Discord.*Bot/],
  [
    'no application id',
    [],
    { DISCORD_APPLICATION_ID: '' },
    1,
    /^DISCORD_APPLICATION_ID is missing: .*General Information/,
  ],
  [
    'application id with letters',
    [],
    { DISCORD_APPLICATION_ID: 'abc' },
    1,
    /^DISCORD_APPLICATION_ID must be a number of 15 to 20 digits: /,
  ],
  [
    'another application',
    [],
    { DISCORD_APPLICATION_ID: '100000000000000999' },
    1,
    /^DISCORD_APPLICATION_ID is not the application/,
  ],
  [
    'a server without the bot',
    ['--guild', '300000000000000777'],
    {},
    1,
    /^--guild 300000000000000777: the bot is not in/,
  ],
  ['no server id', ['--guild', 'mine'], {}, 2, /^--guild takes a server id/],
  ['nobody there', [], { DEV_DISCORD_API: 'http://127.0.0.1:1/api' }, 1, /^Discord cannot be reached/],
  ['unknown option', ['--nonsense'], {}, 2, /nonsense[\s\S]*npm run register-commands/],
];
test.each(sample(refusals, 2))('%s', async (_, args, env, code, reason) => {
  const run = await register(args, env);
  expect(run).toMatchObject({ code, out: '' });
  const said = run.err.replace(/^target: .*\n/, '');
  expect(said).toMatch(reason);
  if (code === 1) expect(said.trim().split('\n')).toHaveLength(1);
});

testSometimes('a rate-limited request is retried after Retry-After', async () => {
  discord.inject('rate limited');
  expect((await register([])).code).toBe(0);
});

testSometimes('commands of types that the bot does not have stay as they are, and are named', async () => {
  const other = await createSimulator();
  const launch = { type: 4, name: 'launch', handler: 2, name_localizations: { de: 'starten' }, contexts: [0, 1, 2] };
  other.addForeign(launch);
  other.addForeign({ type: 9, name: 'to come', payload: { anything: [1] } });
  const before = other.commands();
  const settings = {
    DEV_DISCORD_API: other.apiUrl,
    DISCORD_TOKEN: other.token,
    DISCORD_APPLICATION_ID: other.applicationId,
  };
  const first = await register([], settings);
  const second = await register(['--json'], settings);
  await other.close();
  expect(first).toMatchObject({ code: 0, out: expect.stringContaining('Registered globally.') });
  expect(first.out).toContain("= launch (the Entry Point of an Activity): not one of the bot's, kept as it is\n");
  expect(first.out).toContain("= to come (type 9): not one of the bot's, kept as it is\n");
  expect(first.out).not.toContain('- ');
  expect(other.commands()).toHaveLength(total + 2);
  expect(other.commands()).toEqual(expect.arrayContaining(before));
  expect(JSON.parse(second.out)).toMatchObject({
    added: [],
    removed: [],
    changed: [],
    kept: [expect.any(String), expect.any(String)],
  });
});

test('what Discord fills in is no difference; what it means is', () => {
  const ours = {
    type: 1,
    name: 'a',
    description: 'd',
    options: [{ type: 3, name: 'o', description: 'd', required: false }],
  };
  const theirs = {
    ...ours,
    id: '1',
    application_id: '2',
    version: '3',
    nsfw: false,
    dm_permission: true,
    contexts: null,
    integration_types: [0],
    default_member_permissions: null,
    name_localizations: null,
    options: [{ type: 3, name: 'o', description: 'd', name_localizations: null, description_localizations: {} }],
  };
  expect(diffCommands([theirs], [ours]).changed).toEqual([]);
  expect(diffCommands([theirs], [{ ...ours, contexts: [0] }]).changed).toEqual([
    { name: '/a', differences: ['contexts: none → [0]'] },
  ]);
  expect(diffCommands([{ ...theirs, contexts: [1, 0] }], [{ ...ours, contexts: [0, 1] }]).changed).toEqual([]);
  expect(diffCommands([theirs], [{ ...ours, options: [{ ...ours.options[0], required: true }] }]).changed).toEqual([
    { name: '/a', differences: ['options.0.required: none → true'] },
  ]);
});
