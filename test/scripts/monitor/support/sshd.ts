import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';

const program = '/usr/sbin/sshd';

export const isSshdInstalled = existsSync(program);

export interface Sshd {
  port: number;
  /** The only user who can sign in, with the key `user`. */
  user: string;
  /** Shows these host keys to new connections. */
  showHostKeys(keys: readonly Key[]): void;
  /** Returns the number of connections so far. */
  connections(): number;
  /** Closes every connection. */
  cut(): void;
  close(): Promise<void>;
}

/** The keys of a test, for hosts and for users. */
export interface Keys {
  /** Returns the path of the private key. */
  file(key: Key): string;
  /** Returns the public key: `ssh-ed25519 AAAA…`. */
  line(key: Key): string;
  /** Returns the fingerprint as ssh-keygen prints it. */
  fingerprint(key: Key): string;
}

const types = {
  first: ['ed25519'],
  second: ['ed25519'],
  third: ['rsa', '-b', '2048'],
  user: ['ed25519'],
  stranger: ['ed25519'],
};
type Key = keyof typeof types;

/** The user `nobody`. As root, sshd would require a system folder, so it runs as this user and only they can sign in. */
const nobody = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;

/** Creates each key when it is first requested, in a folder that all users can read. */
export function createKeys(folder: string): Keys {
  const file = (key: Key) => {
    const path = join(folder, key);
    if (existsSync(path)) return path;
    execFileSync('ssh-keygen', ['-q', '-t', ...types[key], '-N', '', '-f', path]);
    if (isRoot) chownSync(path, nobody.uid, nobody.gid);
    return path;
  };
  return {
    file,
    line: (key) =>
      readFileSync(`${file(key)}.pub`, 'utf8')
        .split(' ')
        .slice(0, 2)
        .join(' '),
    fingerprint: (key) => execFileSync('ssh-keygen', ['-l', '-f', file(key)], { encoding: 'utf8' }).split(' ')[1] ?? '',
  };
}

/** Starts Debian's OpenSSH server on a free port of 127.0.0.1, with one process per connection. Its configuration is in `folder`. */
export async function startSshd(folder: string, keys: Keys): Promise<Sshd> {
  const config = join(folder, randomUUID());
  let connections = 0;
  const groups = new Set<number>();
  // The socket is passed to sshd unread, so that sshd alone talks to its client.
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    connections += 1;
    // sshd forks after a sign-in, so it runs in a process group of its own.
    const child = spawn(program, ['-i', '-e', '-f', config], {
      stdio: [socket, socket, 'ignore'],
      detached: true,
      ...(isRoot && nobody),
    });
    const { pid } = child;
    if (pid === undefined) return;
    groups.add(pid);
    child.on('exit', () => groups.delete(pid));
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  function showHostKeys(names: readonly Key[]) {
    const lines = [
      ...names.map((name) => `HostKey ${keys.file(name)}`),
      `AuthorizedKeysFile ${keys.file('user')}.pub`,
      'StrictModes no',
      'UsePAM yes',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'PidFile none',
      'Subsystem sftp internal-sftp',
      'ForceCommand internal-sftp',
    ];
    writeFileSync(config, `${lines.join('\n')}\n`);
  }
  function cut() {
    for (const group of groups) {
      try {
        process.kill(-group, 'SIGKILL');
      } catch {
        // The process has just ended.
      }
    }
  }
  showHostKeys(['first']);
  return {
    port: (server.address() as AddressInfo).port,
    user: isRoot ? 'nobody' : userInfo().username,
    showHostKeys,
    connections: () => connections,
    cut,
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
