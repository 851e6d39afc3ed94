import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mutatedInteractions } from '../fuzz/interactions.ts';
import { sendUploads } from '../fuzz/send-uploads.ts';
import { mutatedUpload, trueFiles } from '../fuzz/uploads.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { validEnvelopes } from '../support/envelopes.ts';
import { eventually } from '../support/eventually.ts';
import { failuresOf } from '../support/failures-of.ts';
import { isWhole } from '../support/sample.ts';
import { seedOfRun } from '../support/seed.ts';

const token = 'main-server-0123456789';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'small', vars: { INGEST_TOKENS: `main:${token}`, INGEST_PER_MINUTE: '9999' } });
});
afterAll(() => bot.close());

test('what Discord sends is answered', async () => {
  for (const envelope of validEnvelopes(bot.discord.guildId)) {
    const response = await bot.discord.raw(envelope);
    expect([response.status, JSON.stringify(envelope)]).toEqual([200, JSON.stringify(envelope)]);
  }
});

const user = { id: '200000000000000001', username: 'somebody' };
const envelope = { id: '5', token: 'token', type: 2, user, data: { name: 'ping', type: 1 } };
test.each<[string, object]>([
  ['without data', { data: undefined }],
  ['with data that is null', { data: null }],
  ['without a user', { user: undefined }],
  ['with a user without an id', { user: { username: 'x' } }],
  ['with an id of 20 digits', { id: '9'.repeat(20) }],
  ['with a user id of 20 digits', { user: { ...user, id: '9'.repeat(20) } }],
  ['with a member without permissions', { user: undefined, member: { user } }],
  ['with options that are no list', { data: { name: 'ping', type: 1, options: {} } }],
  ['with an option that is null', { data: { name: 'ping', type: 1, options: [null] } }],
  [
    'with an option whose value is a list',
    { data: { name: 'ping', type: 1, options: [{ name: 'x', type: 3, value: [] }] } },
  ],
  ['with a name that is a number', { data: { name: 7, type: 1 } }],
  ['with users that are null', { data: { name: 'ping', type: 1, resolved: { users: { 1: null } } } }],
  ['of a type that is text', { type: '2' }],
  ['of a button without an id', { type: 3, message: {}, data: { component_type: 2 } }],
  ['of a menu whose values are numbers', { type: 3, message: {}, data: { custom_id: 'x', values: [1] } }],
])('400: an interaction %s', async (_what, change) => {
  const response = await bot.discord.raw({ ...envelope, ...change });
  expect([response.status, await response.text()]).toEqual([400, 'The body is not an interaction']);
});

test('suggestions for a command that is not known are measured without its name', async () => {
  const data = { name: `${'x'.repeat(50)} <script>`, type: 1 };
  expect((await bot.discord.raw({ ...envelope, type: 4, data })).status).toBe(200);
  await eventually(async () => {
    const { rows } = await bot.database.client.query("select name from metrics where kind = 'autocomplete'");
    expect(rows).toContainEqual({ name: 'unknown' });
  });
});

// `npm run fuzz` sends thousands of these.

test('mutated interactions with a good signature: 200 or 400, and no error in the log', async () => {
  const seed = seedOfRun();
  const bodies = fc.sample(await mutatedInteractions(bot.discord), { numRuns: isWhole ? 300 : 100, seed });
  expect(await failuresOf(bot, bodies), `SEED=${seed}`).toEqual([]);
});

test('mutated uploads: stored, known or refused, and no error in the log', async () => {
  const seed = seedOfRun();
  const files = trueFiles(`sample ${seed}`, 0);
  const uploads = Array.from({ length: isWhole ? 80 : 40 }, (_, number) =>
    mutatedUpload(files, token, `${seed} ${number}`),
  );
  const { failures } = await sendUploads(bot, uploads);
  expect(failures, `SEED=${seed}`).toEqual([]);
});
