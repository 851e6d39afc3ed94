import { neon, neonConfig } from '@neondatabase/serverless';
import { expect, test } from 'vitest';
import type { DatabaseErrorReason, Retry } from '../../src/db/error-kinds.ts';
import { databaseError } from '../../src/db/errors.ts';
import { restoreNeonDriver } from '../support/neon-driver.ts';

restoreNeonDriver();

/** What Neon, or what stands before it, answers: a status and a body. */
type Answered = [status: number, body: string];

/** Returns the error that the driver makes of a response. */
async function errorOf(answered: Answered | Error): Promise<unknown> {
  neonConfig.fetchFunction = async () => {
    if (answered instanceof Error) throw answered;
    return new Response(answered[1], { status: answered[0] });
  };
  return neon('postgresql://bot:hush-hush@ep-x.us-east-2.aws.neon.tech/db')`select 1`.catch((error: unknown) => error);
}

const said = (message: string, code: string | null = null, more: object = {}) =>
  JSON.stringify({ message, code, severity: null, ...more });
const request = 'Control plane request failed';
const html = '<html><body><h1>502 Bad Gateway</h1></body></html>';

test.each<[what: string, answered: Answered | Error, code: string, reason: DatabaseErrorReason, retry: Retry]>([
  ['wrong password', [400, said("password authentication failed for user 'x'", '')], 'refused', 'password', 'never'],
  ['unknown project', [400, said(`${request}: endpoint cannot be found`)], 'refused', 'project', 'never'],
  [
    'unknown project, newer',
    [500, said("The requested endpoint could not be found, or you don't have access to it.")],
    'refused',
    'project',
    'never',
  ],
  ['project switched off', [400, said(`${request}: endpoint is disabled`)], 'refused', 'project', 'never'],
  [
    'project switched off, newer',
    [400, said('The endpoint has been disabled. Enable it using Neon API and retry.')],
    'refused',
    'project',
    'never',
  ],
  [
    'address',
    [400, said('This IP address 203.0.113.7 is not allowed to connect to this endpoint. Please add it.')],
    'refused',
    'address',
    'never',
  ],
  ['database missing', [400, said('database "x" does not exist', '3D000')], 'refused', 'database', 'never'],
  ['database missing, as 500', [500, said('database "x" does not exist', '3D000')], 'refused', 'database', 'never'],
  [
    'hours used up, 402',
    [402, said('Your account or project has exceeded the compute time quota. Upgrade your plan to increase limits.')],
    'quota',
    'hours',
    'never',
  ],
  [
    'hours used up, 500',
    [500, said('Your account or project has exceeded the compute time quota. Upgrade your plan to increase limits.')],
    'quota',
    'hours',
    'never',
  ],
  [
    'traffic used up',
    [402, said('Your project has exceeded the data transfer quota. Upgrade your plan to increase limits.')],
    'quota',
    'transfer',
    'never',
  ],
  ['another limit', [402, '{}'], 'quota', 'quota', 'never'],
  ['compute', [500, said("Couldn't connect to compute node", '')], 'unreachable', 'waking', 'always'],
  ['control plane', [500, said(request)], 'unreachable', 'waking', 'always'],
  [
    'control plane, busy with itself',
    [500, said(`${request}: endpoint is temporarily unavailable. Check your quotas and/or contact our support.`)],
    'unreachable',
    'waking',
    'always',
  ],
  [
    'permit',
    [
      500,
      said(
        'Failed to acquire permit to connect to the database. Too many database connection attempts are currently ongoing.',
      ),
    ],
    'unreachable',
    'busy',
    'always',
  ],
  ['no connection left', [500, said('sorry, too many clients already', '53300')], 'unreachable', 'busy', 'always'],
  ['starting', [500, said('the database system is starting up', '57P03')], 'unreachable', 'restarting', 'always'],
  [
    'restarted under way',
    [400, said('terminating connection due to administrator command', '57P01')],
    'unreachable',
    'restarting',
    'always',
  ],
  ['connection lost inside Neon', [400, said('connection closed', '')], 'unreachable', 'away', 'repeatable'],
  [
    'connection cancelled by Neon',
    [400, said('Query cancelled, connection was terminated', '08P01')],
    'unreachable',
    'away',
    'repeatable',
  ],
  [
    'statement timeout',
    [400, said('canceling statement due to statement timeout', '57014')],
    'timeout',
    'timeout',
    'never',
  ],
  [
    'full',
    [400, said('could not extend file because project size limit (512 MB) has been exceeded', '53100')],
    'full',
    'full',
    'never',
  ],
  [
    'read-only',
    [400, said('cannot execute INSERT in a read-only transaction', '25006')],
    'read-only',
    'replica',
    'never',
  ],
  ['missing grant', [400, said('permission denied for table rounds', '42501')], 'denied', 'denied', 'never'],
  ['request too large', [413, said('request is too large (max is 67108864 bytes)')], 'other', 'large', 'never'],
  ['response too large', [507, said('response is too large (max is 67108864 bytes)')], 'other', 'large', 'never'],
  ['proxy busy, 429', [429, '{"msg":"Too many requests"}'], 'unreachable', 'busy', 'always'],
  ['proxy busy, 429 with a message', [429, '{"message":"rate limit exceeded"}'], 'unreachable', 'busy', 'always'],
  ['proxy busy, 503', [503, '{"msg":"Shutting down"}'], 'unreachable', 'busy', 'always'],
  ['page, 502', [502, html], 'unreachable', 'away', 'repeatable'],
  ['page, 503', [503, html], 'unreachable', 'away', 'repeatable'],
  ['page, 504', [504, ''], 'unreachable', 'away', 'repeatable'],
  ['page, 525', [525, 'error code: 525'], 'unreachable', 'away', 'never'],
  ['unknown 500', [500, said('could not parse postgres response')], 'unreachable', 'away', 'never'],
  ['another path of Neon', [400, '"query is not supported"'], 'refused', 'host', 'never'],
  ['not Neon', [404, html], 'refused', 'host', 'never'],
  ['not Neon, with a page of 400', [400, html], 'unreachable', 'away', 'repeatable'],
  ['half a response', [200, '{"rows":['], 'unreachable', 'away', 'repeatable'],
  ['no connection', new TypeError('Network connection lost.'), 'unreachable', 'away', 'repeatable'],
  [
    'no answer in time',
    new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
    'timeout',
    'timeout',
    'never',
  ],
  ['deadlock', [400, said('deadlock detected', '40P01')], 'conflict', 'conflict', 'always'],
  [
    'serialization',
    [400, said('could not serialize access due to concurrent update', '40001', { routine: 'ExecUpdate' })],
    'conflict',
    'conflict',
    'always',
  ],
  [
    'stale values, by a function of ours',
    [400, said('another file came in meanwhile', '40001', { routine: 'exec_stmt_raise' })],
    'conflict',
    'conflict',
    'never',
  ],
  ['missing column', [400, said('column "x" does not exist', '42703')], 'schema', 'schema', 'never'],
])('%s', async (_what, answered, code, reason, retry) => {
  const error = databaseError(await errorOf(answered));
  expect(error).toMatchObject({ name: 'DatabaseError', code, reason, retry });
  // Sentences without JSON, pages and passwords.
  expect(error.message).toMatch(/^[A-Z][^{}<>]*\.?$/);
  expect(error.message).not.toContain('hush-hush');
});

test.each([
  ['permission denied for table rounds', 'table rounds'],
  ['permission denied for schema public', 'schema public'],
  ['permission denied for function refresh_totals', 'function refresh_totals'],
  ['permission denied for sequence rounds_id_seq', 'sequence rounds_id_seq'],
  ['must be owner of table rounds', 'table rounds'],
  ['permission denied to create temporary tables in database "bot"', 'temporary tables'],
  ['keine Berechtigung', undefined],
])('%s: names what lacks the right', async (message, object) => {
  expect(databaseError(await errorOf([400, said(message, '42501')])).object).toBe(object);
});

test.each([
  ['ep-x.us-east-2.aws.neon.tech', 'https://api.us-east-2.aws.neon.tech/sql'],
  ['ep-x-pooler.us-east-2.aws.neon.tech', 'https://api.us-east-2.aws.neon.tech/sql'],
  ['ep-x-pooler.c-2.us-east-1.aws.neon.tech', 'https://api.c-2.us-east-1.aws.neon.tech/sql'],
])('%s is asked over HTTP at %s', async (host, url) => {
  const asked: string[] = [];
  neonConfig.fetchFunction = async (address: string) => {
    asked.push(address);
    return new Response('{"fields":[],"rows":[]}');
  };
  await neon(`postgresql://bot:x@${host}/db?sslmode=require`)`select 1`;
  expect(asked).toEqual([url]);
});
