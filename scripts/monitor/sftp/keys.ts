import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { NeedsPerson, reasonOf } from '../errors.ts';

/** One way to sign in, as the SSH client takes it. */
export type SignInMethod =
  | { type: 'publickey'; username: string; key: string }
  | { type: 'agent'; username: string; agent: string };

/** How to sign in, in the order to try: the given key alone, or what ssh itself would use. Throws NeedsPerson. */
export function signInMethods(
  username: string,
  keyFile: string | undefined,
  environment: NodeJS.ProcessEnv,
): SignInMethod[] {
  if (keyFile !== undefined) return [{ type: 'publickey', username, key: readKey(keyFile) }];
  const methods: SignInMethod[] = [];
  const agent = environment.SSH_AUTH_SOCK;
  if (agent && existsSync(agent)) methods.push({ type: 'agent', username, agent });
  for (const name of ['id_ed25519', 'id_ecdsa', 'id_rsa']) {
    const file = join(homedir(), '.ssh', name);
    const key = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    if (key && !isEncrypted(key)) methods.push({ type: 'publickey', username, key });
  }
  if (methods.length > 0) return methods;
  throw new NeedsPerson(
    'There is no key to sign in with: give --key FILE, or start an ssh agent and add one (ssh-add).',
  );
}

function readKey(file: string): string {
  let key: string;
  try {
    key = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new NeedsPerson(`--key cannot be read: ${reasonOf(cause)}.`, { cause });
  }
  if (!/^-----BEGIN (OPENSSH|RSA|EC) PRIVATE KEY-----/m.test(key)) {
    throw new NeedsPerson(`${file} is no private key of ssh: give the one that ssh-keygen made (not its .pub).`);
  }
  if (!isEncrypted(key)) return key;
  throw new NeedsPerson(`${file} needs a passphrase: add it to an agent with ssh-add and leave --key out.`);
}

/** OpenSSH's own format names its cipher, `none` without a passphrase; the older one says so in a header. */
function isEncrypted(key: string): boolean {
  const body = /-----BEGIN OPENSSH PRIVATE KEY-----([\s\S]*?)-----END/.exec(key)?.[1];
  if (body === undefined) return /^Proc-Type: .*ENCRYPTED/m.test(key);
  const bytes = Buffer.from(body, 'base64');
  const start = 'openssh-key-v1\0'.length;
  return bytes.subarray(start + 4, start + 4 + bytes.readUInt32BE(start)).toString('latin1') !== 'none';
}
