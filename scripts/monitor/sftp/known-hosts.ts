import { createHmac } from 'node:crypto';

/** A line of known_hosts that names the host. */
export interface KnownKey {
  file: string;
  /** Line number, from 1. */
  line: number;
  /** Such as ssh-ed25519. */
  type: string;
  /** Base64. */
  key: string;
  /** Whether the key is marked `@revoked` and must not be trusted. */
  isRevoked: boolean;
}

/** Returns a host as known_hosts spells it: the name alone on port 22, else `[host]:port`. */
export function hostName(host: string, port: number): string {
  const name = host.toLowerCase();
  return port === 22 ? name : `[${name}]:${port}`;
}

/** Returns a host's keys from a known_hosts file (format: sshd(8)). `name` is spelled as by {@link hostName}. */
export function knownKeys(text: string, file: string, name: string): KnownKey[] {
  return text.split('\n').flatMap((content, index): KnownKey[] => {
    const fields = content.trim().split(/[ \t]+/);
    const marker = fields[0]?.startsWith('@') ? fields.shift() : undefined;
    const [hosts = '', type, key] = fields;
    // Lines of certificate authorities are skipped, because certificates are not supported.
    if (hosts.startsWith('#') || !type || !key || (marker && marker !== '@revoked')) return [];
    if (!isListed(hosts, name)) return [];
    return [{ file, line: index + 1, type, key, isRevoked: marker === '@revoked' }];
  });
}

/** Returns whether a comma-separated list of patterns (some negated by `!`) or one hashed name matches this host. */
function isListed(hosts: string, name: string): boolean {
  if (hosts.startsWith('|')) return isHashOf(hosts, name);
  const patterns = hosts.split(',');
  const isMatch = (pattern: string) => toRegExp(pattern).test(name);
  return (
    patterns.some((pattern) => !pattern.startsWith('!') && isMatch(pattern)) &&
    !patterns.some((pattern) => pattern.startsWith('!') && isMatch(pattern.slice(1)))
  );
}

/** Returns whether `|1|salt|hash` (both Base64) is the HMAC-SHA1 of the name. */
function isHashOf(hashed: string, name: string): boolean {
  const [, version, salt = '', hash] = hashed.split('|');
  return version === '1' && createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === hash;
}

function toRegExp(pattern: string): RegExp {
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i');
}
