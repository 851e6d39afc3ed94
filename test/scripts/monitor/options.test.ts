import { readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../scripts/cli/usage-error.ts';
import { placeOf, readMonitorOptions, USAGE } from '../../../scripts/monitor/options.ts';
import { workshop } from './support/running.ts';

const { run } = workshop();
const token = 'a-token-of-somebody';
const environment = { STOPWATCH_INGEST_TOKEN: token };
const usual = ['--from', 'stats', '--to', 'https://worker.example/'];

describe('the command line', () => {
  test('says what is used by default', () => {
    expect(readMonitorOptions(usual, environment)).toEqual({
      from: { folder: resolve('stats') },
      destination: { to: 'https://worker.example', token },
      once: false,
      since: '',
      interval: 10_000,
      stateFile: expect.stringMatching(/\.data\/monitor-[0-9a-f]{8}\.sqlite$/),
    });
    expect(readMonitorOptions(['--from', 'sftp://host/x', ...usual.slice(2)], environment)).toMatchObject({
      from: {
        sftp: { user: userInfo().username, href: `sftp://${userInfo().username}@host:22/x` },
        knownHosts: [`${homedir()}/.ssh/known_hosts`, '/etc/ssh/ssh_known_hosts'],
      },
      interval: 30_000,
    });
  });

  test('each route has a state of its own', () => {
    const stateOf = (...args: string[]) => {
      const options = readMonitorOptions(args, environment);
      return options === 'help' ? '' : options.stateFile;
    };
    const to = 'https://worker.example';
    expect(stateOf('--from', 'stats', '--to', to)).toBe(stateOf(...usual));
    expect(stateOf('--from', 'other', '--to', to)).not.toBe(stateOf(...usual));
    expect(stateOf('--from', 'stats', '--to', `${to}/x`)).not.toBe(stateOf(...usual));
  });

  test('an address has one spelling', () => {
    const options = readMonitorOptions(['--from', 'SFTP://me@HOST/x', ...usual.slice(2)], environment);
    expect(options === 'help' ? '' : placeOf(options.from)).toBe('sftp://me@host:22/x');
  });

  test.each<[string, string[], Record<string, string>, RegExp]>([
    ['no --from', ['--to', 'https://a.example'], environment, /^--from is missing/],
    ['no --to', ['--from', 'x'], environment, /^--to is missing/],
    ['no token', usual, {}, /^STOPWATCH_INGEST_TOKEN is missing/],
    ['a token with a line end', usual, { STOPWATCH_INGEST_TOKEN: 'one\ntwo' }, /^The token has characters/],
    ['plain http', ['--from', 'x', '--to', 'http://a.example'], environment, /^--to must begin with https/],
    ['a password in --to', ['--from', 'x', '--to', 'https://me:pw@a.example'], environment, /^--to takes the address/],
    ['no address', ['--from', 'x', '--to', 'a.example'], environment, /^--to takes the address/],
    ['a password in --from', ['--from', 'sftp://me:pw@h/x', '--to', 'https://a.example'], environment, /password/],
    ['another protocol', ['--from', 'ftp://h/x', '--to', 'https://a.example'], environment, /^--from takes a folder/],
    ['--key for a folder', [...usual, '--key', 'k'], environment, /^--key and --known-hosts are for/],
    ['no day', [...usual, '--since', '2026-02-30'], environment, /^--since takes a day .* not "2026-02-30"/],
    ['no seconds', [...usual, '--interval', '0'], environment, /^--interval takes seconds/],
    ['an unknown option', [...usual, '--nonsense'], environment, /--nonsense/],
    ['a value alone', [...usual, token], environment, /^Every value needs its option/],
  ])('%s', (_, args, env, words) => {
    const read = () => readMonitorOptions(args, env);
    expect(read).toThrow(UsageError);
    expect(read).toThrow(words);
    expect(read).not.toThrow(token);
  });

  test('every option is in the documentation', () => {
    const documentation = readFileSync(join(import.meta.dirname, '../../../docs/monitor.md'), 'utf8');
    const options = new Set(USAGE.match(/--[a-z-]{2,}/g));
    expect(options.size).toBe(9);
    for (const option of options) expect(documentation).toContain(option);
  });

  test('misuse prints the reason and the usage', async () => {
    const { code, out, err } = await run(['--from', 'x']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^--to is missing: .*\n\nnpm run monitor -- --from/);
    expect(await run(['--help'])).toMatchObject({ code: 0, out: `${USAGE}\n`, err: '' });
  });
});
