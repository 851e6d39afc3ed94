import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guard } from '../../../scripts/database/guardian.ts';
import { testSometimes } from '../../support/sample.ts';
import { expectRested, grow } from './support/growing.ts';
import type { Decide } from './support/ingest.ts';
import { startIngest } from './support/ingest.ts';
import { contentOf, numbers, roundName, until, workshop, writeRounds } from './support/running.ts';
import type { Keys } from './support/sshd.ts';
import { createKeys, isSshdInstalled, startSshd } from './support/sshd.ts';

const { root, folder, start, run } = workshop();

describe.skipIf(!isSshdInstalled)('over SFTP (needs openssh-server)', { concurrent: true }, () => {
  let common: string;
  let keys: Keys;
  const closers: (() => Promise<void>)[] = [];
  beforeAll(() => {
    chmodSync(root, 0o755);
    common = folder();
    chmodSync(common, 0o755);
    keys = createKeys(common);
  });
  afterAll(() => Promise.all(closers.map((close) => close())));

  /** Creates a Worker, an SFTP server with a folder, and a known_hosts file whose line 3 holds the `known` key. */
  async function scene(decide?: Decide, { known = 'first' }: { known?: 'first' | 'third' } = {}) {
    const ingest = await startIngest(decide);
    const sshd = await startSshd(common, keys);
    closers.push(ingest.close, sshd.close);
    const from = folder();
    chmodSync(from, 0o755);
    const knownHosts = join(folder(), 'known_hosts');
    writeFileSync(knownHosts, `# comment\n\n[127.0.0.1]:${sshd.port} ${keys.line(known)}\n`);
    const url = `sftp://${sshd.user}@127.0.0.1:${sshd.port}${from}`;
    const args = ['--from', url, '--to', ingest.url, '--known-hosts', knownHosts, '--state', join(folder(), 'state')];
    return { ingest, sshd, from, url, knownHosts, args, withKey: [...args, '--key', keys.file('user')] };
  }

  test('sends existing files in order, then new files that have stopped growing, over one connection', async () => {
    const { ingest, sshd, from, withKey } = await scene();
    const names = writeRounds(from, [3, 1, 2]).sort();
    writeFileSync(join(from, 'server.log'), 'x');
    mkdirSync(join(from, '2026-01-02-190000-supply-round-1.txt'));
    symlinkSync('nowhere', join(from, '2026-01-02-190100-supply-round-1.txt'));
    symlinkSync(join(from, names[0] ?? ''), join(from, '2026-01-02-230000-linked-round-1.txt'));
    const monitor = start([...withKey, '--interval', '0.5']);
    await until(() => ingest.stored().length === 4);
    expect(ingest.stored()).toEqual([...names, '2026-01-02-230000-linked-round-1.txt']);
    expect(ingest.uploads.map(({ body }) => body).slice(0, 3)).toEqual(names.map(contentOf));
    const writes = await grow(join(from, roundName(5)));
    await until(() => ingest.uploads.at(-1)?.body === writes.at(-1)?.body);
    expectRested(ingest.uploads.slice(4), writes);
    expect(await monitor.end('SIGTERM')).toMatchObject({ code: 0 });
    expect(sshd.connections()).toBe(1);
  });

  testSometimes('hashed lines of known_hosts are read; an empty file and one of many blocks arrive whole', async () => {
    const { ingest, from, knownHosts, withKey } = await scene();
    execFileSync('ssh-keygen', ['-q', '-H', '-f', knownHosts], { stdio: 'ignore' });
    writeFileSync(join(from, roundName(1)), '');
    writeFileSync(join(from, roundName(2)), 'x'.repeat(256 * 1024));
    expect(await run([...withKey, '--once'])).toMatchObject({ code: 0 });
    expect(ingest.uploads.map(({ body }) => body.length)).toEqual([0, 256 * 1024]);
  });

  testSometimes('signs in with a key of the ssh agent', async () => {
    const { ingest, from, args } = await scene();
    writeRounds(from, [1]);
    const socket = join(folder(), 'agent');
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
    const guardian = guard({ pid: agent.pid ?? 0 });
    closers.push(async () => {
      const ended = once(agent, 'exit');
      agent.kill();
      await ended;
      guardian.release();
    });
    await until(() => existsSync(socket));
    execFileSync('ssh-add', ['-q', keys.file('user')], { env: { SSH_AUTH_SOCK: socket } });
    expect(await run([...args, '--once'], { SSH_AUTH_SOCK: socket })).toMatchObject({ code: 0 });
    expect(ingest.stored()).toHaveLength(1);
  });

  testSometimes('of several host keys the server is asked for the one that is known', async () => {
    const { ingest, sshd, from, withKey } = await scene(undefined, { known: 'third' });
    sshd.showHostKeys(['first', 'third']);
    writeRounds(from, [1]);
    expect(await run([...withKey, '--once'])).toMatchObject({ code: 0 });
    expect(ingest.stored()).toHaveLength(1);
  });

  testSometimes('an unknown host is refused with its fingerprint and the way to add it', async () => {
    const { sshd, knownHosts, withKey } = await scene();
    const key = keys.line('first');
    writeFileSync(knownHosts, `127.0.0.1 ${key}\n[127.0.0.1]:${sshd.port + 1} ${key}\n`);
    const { code, out, err } = await run(withKey);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    const name = `[127.0.0.1]:${sshd.port}`;
    expect(err).toContain(`The host ${name} is unknown: ${knownHosts} has no key for it. It shows ssh-ed25519 SHA256:`);
    expect(err).toContain(`ssh -p ${sshd.port} -o UserKnownHostsFile=${knownHosts} ${sshd.user}@127.0.0.1\n`);
  });

  testSometimes('a changed host key is refused, also by a monitor that runs, and nothing more is sent', async () => {
    const { ingest, sshd, from, knownHosts, withKey } = await scene();
    writeRounds(from, [1]);
    const monitor = start([...withKey, '--interval', '0.5']);
    await until(() => ingest.stored().length === 1);
    sshd.showHostKeys(['second']);
    sshd.cut();
    writeRounds(from, [2]);
    const { code, err } = await monitor.end();
    expect(code).toBe(1);
    const [, shown, file, kept] =
      /has changed: it shows ssh-ed25519 (\S+), but (.*) line 3 knows ssh-ed25519 (\S+)\. /.exec(err) ?? [];
    expect([shown, kept]).toEqual([keys.fingerprint('second'), keys.fingerprint('first')]);
    expect(file).toBe(knownHosts);
    expect(err).toContain(`ssh-keygen -R '[127.0.0.1]:${sshd.port}' -f ${knownHosts}`);
    expect(ingest.uploads).toHaveLength(1);
  });

  testSometimes('a key that the server does not let in stops the monitor', async () => {
    const { sshd, args } = await scene();
    const { code, err } = await run([...args, '--key', keys.file('stranger')]);
    expect(code).toBe(1);
    expect(err).toContain(`127.0.0.1 refuses ${sshd.user} with this key: add its public half to that user's`);
  });

  testSometimes('a key with a passphrase, a public key and no key at all say what to do', async () => {
    const { sshd, args } = await scene();
    const secret = join(folder(), 'secret');
    copyFileSync(keys.file('stranger'), secret);
    chmodSync(secret, 0o600);
    execFileSync('ssh-keygen', ['-q', '-p', '-P', '', '-N', 'passphrase', '-f', secret]);
    const [encrypted, half, none] = await Promise.all([
      run([...args, '--state', join(folder(), 'state'), '--key', secret]),
      run([...args, '--state', join(folder(), 'state'), '--key', `${keys.file('user')}.pub`]),
      run(args),
    ]);
    expect(encrypted.err).toMatch(/secret needs a passphrase: add it to an agent with ssh-add/);
    expect(half.err).toMatch(/user\.pub is not a private SSH key/);
    expect(none.err).toMatch(/There is no key to sign in with: give --key FILE/);
    expect(sshd.connections()).toBe(0);
  });

  testSometimes('a folder that does not exist stops the monitor', async () => {
    const { withKey, url } = await scene();
    const { code, err } = await run(withKey.map((arg) => (arg === url ? `${url}/none` : arg)));
    expect(code).toBe(1);
    expect(err).toMatch(/\/none cannot be read: .*No such file.* Check that it is the folder/);
  });

  testSometimes('lost connections are opened again, and every file arrives once', async () => {
    let cut = () => {};
    const { ingest, sshd, from, withKey } = await scene((file) => {
      if ([roundName(10), roundName(20)].includes(file)) cut();
      return undefined;
    });
    cut = sshd.cut;
    const names = writeRounds(from, numbers(30));
    expect(await run([...withKey, '--once'])).toMatchObject({ code: 0 });
    expect(ingest.uploads.map(({ file }) => file)).toEqual(names);
    expect(sshd.connections()).toBe(3);
  });
});
