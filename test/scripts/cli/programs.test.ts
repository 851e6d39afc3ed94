import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { sample } from '../../support/sample.ts';
import { legacyFile } from '../migrate/legacy.ts';

// Tests what all commands have in common, each as a process.

const folder = mkdtempSync(join(tmpdir(), 'stopwatch-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, '2026-01-01-200000-radar-round-1.txt'), 'something');

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

interface RunOptions {
  env?: Record<string, string>;
  /** Runs while the process runs. */
  meanwhile?: (child: ReturnType<typeof spawn>) => void;
}

function run(script: string, args: readonly string[], { env = {}, meanwhile }: RunOptions = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', './scripts/preload.js', script, ...args], {
    env: { ...process.env, DATABASE_URL: '', STOPWATCH_DEV_VARS: join(folder, 'none'), ...env },
  });
  const ended: Ended = { code: null, out: '', err: '' };
  child.stdout.on('data', (data) => {
    ended.out += data;
  });
  child.stderr.on('data', (data) => {
    ended.err += data;
  });
  meanwhile?.(child);
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ended, code })));
}

const from = legacyFile();
const away = 'postgresql://u:S3cret!@127.0.0.1:1/none';

/** Every command: its script, and the least arguments with which it reaches its target. */
const programs: [name: string, script: string, least: string[]][] = [
  ['npm start --', 'playground/start/index.ts', []],
  ['npm run ask --', 'scripts/ask/index.ts', ['/ping']],
  ['npm run backup --', 'scripts/backup/index.ts', [join(folder, 'backup.sql.gz')]],
  ['npm run compare --', 'scripts/compare/index.ts', ['--from', from]],
  ['npm run deploy --', 'scripts/deploy/index.ts', []],
  ['npm run doctor --', 'scripts/doctor/index.ts', []],
  ['npm run cutover --', 'scripts/cutover/index.ts', ['--from', from, '--folder', join(folder, 'cutover')]],
  ['npm run fuzz --', 'test/fuzz/index.ts', []],
  ['npm run generate --', 'scripts/generate/index.ts', []],
  ['npm run ingest --', 'scripts/ingest/index.ts', [folder]],
  ['npm run migrate --', 'scripts/migrate/index.ts', ['--from', from]],
  ['npm run monitor --', 'scripts/monitor/index.ts', ['--from', folder, '--to', 'https://127.0.0.1:1']],
  ['npm run person --', 'scripts/person/index.ts', ['Ada', join(folder, 'data.json')]],
  ['npm run register-commands --', 'scripts/register-commands/index.ts', []],
  ['npm run restore --', 'scripts/restore/index.ts', [join(folder, 'backup.sql.gz')]],
  ['npm run schema --', 'scripts/schema/index.ts', []],
  ['npm run senders --', 'scripts/senders/index.ts', ['--set-aside', 'main', '--since', '2026-11-20']],
  ['npm run smoke --', 'scripts/smoke/index.ts', []],
  ['npm run soak --', 'test/soak/index.ts', []],
  ['npm run shuffles --', 'demo/round-files/shuffles.ts', [folder]],
];

test.each(sample(programs, 4))('%s --help', async (name, script) => {
  const help = await run(script, ['--help']);
  expect(help).toMatchObject({ code: 0, err: '' });
  expect(help.out).toContain(`Usage: ${name} [options]`);
});

describe.each(sample(programs, 2))('%s', (name, script, least) => {
  test('-h and --version', async () => {
    expect(await run(script, ['-h'])).toEqual(await run(script, ['--help']));
    expect(await run(script, ['--version'])).toEqual({ code: 0, out: `${packageJson.version}\n`, err: '' });
  });

  test('a wrong option names the nearest and ends with 2', async () => {
    const { code, out, err } = await run(script, [...least, '--hepl']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(`Unknown option '--hepl'\n(Did you mean --help?)\n${name} --help lists all options.\n`);
  });

  test('options that npm consumed are named', async () => {
    const port = ['npm start --', 'npm run ask --', 'npm run compare --'].includes(name);
    const option = port ? 'port' : /backup|person/.test(name) ? 'from' : 'to';
    if (!port && !/(backup|ingest|migrate|monitor|person|restore|schema|senders) --$/.test(name)) return;
    const { code, err } = await run(script, ['8833'], { env: { [`npm_config_${option}`]: 'true' } });
    expect(code).toBe(2);
    expect(err).toContain(`npm used --${option} itself. Put -- before the options: ${name} --${option} …`);
  });
});

describe.each(
  sample(
    programs.filter(([name]) => /migrate|ingest|restore|schema|senders/.test(name)),
    1,
  ),
)('%s, the target', (_, script, least) => {
  test('is named first, without the password; unreachable ends with 1', async () => {
    const { code, out, err } = await run(script, [...least, '--to', away]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^target: none on 127\.0\.0\.1:1 \(--to\)\n/);
    expect(err).not.toMatch(/S3cret| at .*\.ts:/);
    const environment = await run(script, least, { env: { DATABASE_URL: away } });
    expect(environment.err).toMatch(/^target: none on 127\.0\.0\.1:1 \(from the environment\)\n/);
  });

  test('from .dev.vars alone needs --yes; the option and the environment come before it', async () => {
    const file = join(folder, 'dev.vars');
    writeFileSync(file, `DATABASE_URL=${away}\n`);
    const env = { STOPWATCH_DEV_VARS: file };
    const { code, err } = await run(script, least, { env });
    expect(code).toBe(2);
    expect(err).toMatch(
      /^target: none on 127\.0\.0\.1:1 \(from \.dev\.vars\)\nThis command writes, and only \.dev\.vars names/,
    );
    expect(await run(script, [...least, '--yes'], { env })).toMatchObject({ code: 1 });
    const other = away.replace('none', 'other');
    const both = await run(script, least, { env: { ...env, DATABASE_URL: other } });
    expect(both.err).toMatch(/^target: other on .* \(from the environment\)/);
  });

  test.each([
    ['another scheme', 'mysql://u:S3cret!@h/x', 'not a PostgreSQL connection string'],
    ['no database', 'postgresql://u:S3cret!@h', 'names no database'],
    ['no value', '--yes', 'needs a value, but --yes follows'],
  ])('%s ends with 2', async (_what, to, words) => {
    const { code, err } = await run(script, [...least, '--to', to]);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(err).not.toContain('S3cret');
  });
});

test.each(
  sample(
    programs.filter(([name]) => /backup|migrate|ingest|person|schema|senders|ask/.test(name)),
    2,
  ),
)(
  '%s: Ctrl-C while the other side says nothing ends with 130',
  async (name, script, least) => {
    const silent = createServer((socket) => void socket.resume()).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const args = name.includes('ask')
      ? ['--port', String(port)]
      : [/backup|person/.test(name) ? '--from' : '--to', `postgresql://u:p@127.0.0.1:${port}/x`];
    const { code, err } = await run(script, [...least, ...args], {
      meanwhile: (child) => silent.once('connection', () => setTimeout(() => child.kill('SIGINT'), 100)),
    });
    silent.close();
    expect(code).toBe(130);
    expect(err).toMatch(/Interrupted[:.]/);
  },
  10_000, // below the time limit for connecting
);

test('Ctrl-C after the work is done leaves the exit code as it is', async () => {
  const text = `
    import { program, runProgram } from './scripts/cli/program.ts';
    await runProgram(program('done', 'Does nothing'), async ({ signal }) => (signal.aborted ? 1 : 0), []);
    process.kill(process.pid, 'SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 50));`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', text], { stdio: 'inherit' });
  expect(await once(child, 'exit')).toEqual([0, null]);
});
