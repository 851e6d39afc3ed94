import { readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../scripts/cli/errors.ts';
import { command, placeOf, readMonitorOptions } from '../../../scripts/monitor/options.ts';
import { parsed } from '../../support/parsed.ts';
import { workshop } from './support/running.ts';

const { run } = workshop();
const token = 'a-token-of-somebody';
const environment = { STOPWATCH_INGEST_TOKEN: token };
/** Parses a command line. */
const read = (args: string[], env: Record<string, string> = environment) =>
  readMonitorOptions(parsed(command, args), env);

const usual = ['--from', 'stats', '--to', 'https://worker.example/'];

describe('the command line', () => {
  test('shows the defaults', () => {
    expect(read(usual)).toEqual({
      from: { folder: resolve('stats') },
      destination: { to: 'https://worker.example', token },
      once: false,
      since: '',
      interval: 10_000,
      stateFile: expect.stringMatching(/\.data\/monitor-[0-9a-f]{8}\.sqlite$/),
    });
    expect(read(['--from', 'sftp://host/x', ...usual.slice(2)])).toMatchObject({
      from: {
        sftp: { user: userInfo().username, href: `sftp://${userInfo().username}@host:22/x` },
        knownHosts: [`${homedir()}/.ssh/known_hosts`, '/etc/ssh/ssh_known_hosts'],
      },
      interval: 30_000,
    });
  });

  test('each route has a state of its own', () => {
    const stateOf = (...args: string[]) => read(args).stateFile;
    const to = 'https://worker.example';
    expect(stateOf('--from', 'stats', '--to', to)).toBe(stateOf(...usual));
    expect(stateOf('--from', 'other', '--to', to)).not.toBe(stateOf(...usual));
    expect(stateOf('--from', 'stats', '--to', `${to}/x`)).not.toBe(stateOf(...usual));
  });

  test('an address has one spelling', () => {
    expect(placeOf(read(['--from', 'SFTP://me@HOST/x', ...usual.slice(2)]).from)).toBe('sftp://me@host:22/x');
  });

  test.each<[string, string[], Record<string, string>, RegExp]>([
    ['no --from', ['--to', 'https://a.example'], environment, /^--from is missing/],
    ['no --to', ['--from', 'x'], environment, /^--to is missing/],
    ['no token', usual, {}, /^STOPWATCH_INGEST_TOKEN is missing/],
    ['a token with a line end', usual, { STOPWATCH_INGEST_TOKEN: 'one\ntwo' }, /^The token contains characters/],
    ['plain http', ['--from', 'x', '--to', 'http://a.example'], environment, /^--to must begin with https/],
    ['a password in --to', ['--from', 'x', '--to', 'https://me:pw@a.example'], environment, /^--to takes the address/],
    ['no address', ['--from', 'x', '--to', 'a.example'], environment, /^--to takes the address/],
    ['a password in --from', ['--from', 'sftp://me:pw@h/x', '--to', 'https://a.example'], environment, /password/],
    ['another protocol', ['--from', 'ftp://h/x', '--to', 'https://a.example'], environment, /^--from takes a folder/],
    ['--key for a folder', [...usual, '--key', 'k'], environment, /^--key and --known-hosts are for/],
    ['no day', [...usual, '--since', '2026-02-30'], environment, /^--since takes a day .* not "2026-02-30"/],
    ['no seconds', [...usual, '--interval', '0'], environment, /^--interval takes seconds/],
  ])('%s', (_, args, env, words) => {
    expect(() => read(args, env)).toThrow(UsageError);
    expect(() => read(args, env)).toThrow(words);
    expect(() => read(args, env)).not.toThrow(token);
  });

  test('every option is in the documentation', () => {
    const documentation = readFileSync(join(import.meta.dirname, '../../../docs/monitor.md'), 'utf8');
    expect(command.options).toHaveLength(10); // with --version
    for (const { long } of command.options) if (long !== '--version') expect(documentation).toContain(long);
  });

  test('misuse prints the reason, and never what may be the token', async () => {
    const { code, out, err } = await run(['--from', 'x']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^--to is missing: .*\nnpm run monitor -- --help lists all options\.\n$/);
    for (const args of [[token], [`--tokn=${token}`]]) {
      const misused = await run([...usual, ...args]);
      expect(misused.code).toBe(2);
      expect(misused.err).not.toContain(token);
    }
  });
});
