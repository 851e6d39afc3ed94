import { createHash } from 'node:crypto';
import type { SftpAddress } from './address.ts';
import type { KnownKey } from './known-hosts.ts';
import { hostName, knownKeys } from './known-hosts.ts';
import { readSshFile } from './read-file.ts';

/** SSH's host key algorithms except those based on SHA-1 (ssh-rsa, ssh-dss). */
const algorithms = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
] as const;

type Algorithm = (typeof algorithms)[number];

/** What is known about a host before connecting to it. */
export interface HostCheck {
  /** Algorithms in the order to offer them. A server with several keys shows the first one it has, which should be a known one. */
  algorithms: Algorithm[];
  /** Returns why a key (as SSH sends it) is refused and what to do. Undefined if the key is the host's. */
  refusal(key: Buffer): string | undefined;
}

/** Reads the known_hosts files. A missing file lists no hosts. Throws NeedsPerson if a file cannot be read. */
export function checkHost({ user, host, port }: SftpAddress, files: readonly string[]): HostCheck {
  const name = hostName(host, port);
  const known = files.flatMap((file) => knownKeys(readSshFile(file, 'the known hosts of ssh') ?? '', file, name));
  const isKnown = (algorithm: Algorithm) =>
    known.some(({ type, isRevoked }) => !isRevoked && (algorithm.startsWith('rsa-') ? 'ssh-rsa' : algorithm) === type);
  return {
    algorithms: [...algorithms.filter(isKnown), ...algorithms.filter((algorithm) => !isKnown(algorithm))],
    refusal(key) {
      const same = known.filter((one) => one.key === key.toString('base64'));
      const shown = `${keyType(key)} ${fingerprint(key)}`;
      const revoked = same.find(({ isRevoked }) => isRevoked);
      if (revoked)
        return `${name} shows a host key that ${at(revoked)} revokes (${shown}): do not trust the host, ask its admin.`;
      if (same.length > 0) return undefined;
      const other = known.find(({ isRevoked }) => !isRevoked);
      if (other) {
        return (
          `The host key of ${name} has changed: it shows ${shown}, but ${at(other)} knows ` +
          `${other.type} ${fingerprint(Buffer.from(other.key, 'base64'))}. Either the server was reinstalled or somebody intercepts ` +
          `the connection. If its admin confirms the new key: ssh-keygen -R '${name}' -f ${other.file}, then connect once with ssh.`
        );
      }
      return (
        `The host ${name} is unknown: ${files.join(' and ')} ${files.length > 1 ? 'have' : 'has'} no key for it. It shows ${shown}; ` +
        `if its admin confirms that, connect once with: ssh -p ${port} -o UserKnownHostsFile=${files[0]} ${user}@${host}`
      );
    },
  };
}

function at({ file, line }: KnownKey): string {
  return `${file} line ${line}`;
}

/** Returns the key's fingerprint in the form that ssh prints. */
function fingerprint(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

/** Returns the type of a key, which the key begins with after its length. */
function keyType(key: Buffer): string {
  return key.subarray(4, 4 + key.readUInt32BE(0)).toString('latin1');
}
