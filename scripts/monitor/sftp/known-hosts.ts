import { createHmac } from 'node:crypto';

/** A line of known_hosts that speaks of the host. */
export interface KnownKey {
  file: string;
  /** Counted from 1. */
  line: number;
  /** Such as ssh-ed25519. */
  type: string;
  /** Base64. */
  key: string;
  /** Marked `@revoked`: this key must not be trusted. */
  isRevoked: boolean;
}

/** As known_hosts spells a host: alone on port 22, else `[host]:port`. */
export function hostName(host: string, port: number): string {
  const name = host.toLowerCase();
  return port === 22 ? name : `[${name}]:${port}`;
}

/** The keys that a known_hosts file (its format: sshd(8)) has for a host, as {@link hostName} spells it. */
export function knownKeys(text: string, file: string, name: string): KnownKey[] {
  return text.split('\n').flatMap((content, index): KnownKey[] => {
    const fields = content.trim().split(/[ \t]+/);
    const marker = fields[0]?.startsWith('@') ? fields.shift() : undefined;
    const [hosts = '', type, key] = fields;
    // Authorities sign keys of hosts; certificates are not supported, so those lines say nothing here.
    if (hosts.startsWith('#') || !type || !key || (marker && marker !== '@revoked')) return [];
    if (!isListed(hosts, name)) return [];
    return [{ file, line: index + 1, type, key, isRevoked: marker === '@revoked' }];
  });
}

/** Whether a comma-separated list of patterns, some negated by `!`, or one hashed name means this host. */
function isListed(hosts: string, name: string): boolean {
  if (hosts.startsWith('|')) return isHashOf(hosts, name);
  const patterns = hosts.split(',');
  const isMatch = (pattern: string) => toRegExp(pattern).test(name);
  return (
    patterns.some((pattern) => !pattern.startsWith('!') && isMatch(pattern)) &&
    !patterns.some((pattern) => pattern.startsWith('!') && isMatch(pattern.slice(1)))
  );
}

/** `|1|salt|hash`, both Base64: the HMAC-SHA1 of the name. */
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
