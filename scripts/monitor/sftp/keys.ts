import { createPrivateKey } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { NeedsPerson } from '../errors.ts';
import { readSshFile } from './read-file.ts';

/** One way to sign in, in the form the SSH client takes. */
export type SignInMethod =
  | { type: 'publickey'; username: string; key: string }
  | { type: 'agent'; username: string; agent: string };

/** Returns the ways to sign in, in the order to try: the given key alone, or those that ssh itself would use. Throws NeedsPerson. */
export function signInMethods(
  username: string,
  keyFile: string | undefined,
  environment: NodeJS.ProcessEnv,
): SignInMethod[] {
  if (keyFile !== undefined) return [{ type: 'publickey', username, key: readKey(keyFile) }];
  const methods: SignInMethod[] = [];
  const agent = environment.SSH_AUTH_SOCK;
  if (agent && existsSync(agent)) methods.push({ type: 'agent', username, agent });
  const unusable: string[] = [];
  for (const name of ['id_ed25519', 'id_ecdsa', 'id_rsa']) {
    const file = join(homedir(), '.ssh', name);
    try {
      if (existsSync(file)) methods.push({ type: 'publickey', username, key: readKey(file) });
    } catch (error) {
      if (!(error instanceof NeedsPerson)) throw error;
      unusable.push(error.message);
    }
  }
  if (methods.length > 0) return methods;
  const found = unusable.length > 0 ? ` ${unusable.join(' ')}` : '';
  throw new NeedsPerson(
    `There is no key to sign in with: give --key FILE, or start an ssh agent and add one (ssh-add).${found}`,
  );
}

/** Reads a private key. Throws NeedsPerson if it cannot be used without a passphrase. */
function readKey(file: string): string {
  const key = readSshFile(file, 'a private SSH key');
  if (key === undefined) throw new NeedsPerson(`The key ${file} does not exist.`);
  if (!/^-----BEGIN (OPENSSH|RSA|EC) PRIVATE KEY-----/m.test(key)) {
    throw new NeedsPerson(`${file} is not a private SSH key: give the file that ssh-keygen made (not its .pub).`);
  }
  const state = stateOf(key);
  if (state === 'sound') return key;
  throw new NeedsPerson(
    state === 'encrypted'
      ? `${file} needs a passphrase: add it to an agent with ssh-add and leave --key out.`
      : `${file} is damaged: ssh-keygen -y -f ${file} says more; copy it again or make a new one.`,
  );
}

/**
 * Returns the state of a key. OpenSSH's own format names its cipher (`none` without a passphrase); the older format has a header for it.
 */
function stateOf(key: string): 'sound' | 'encrypted' | 'damaged' {
  const body = /-----BEGIN OPENSSH PRIVATE KEY-----([\s\S]*?)-----END/.exec(key)?.[1];
  try {
    if (body !== undefined) return stateOfOpenSsh(Buffer.from(body, 'base64'));
    if (/^Proc-Type: .*ENCRYPTED/m.test(key)) return 'encrypted';
    createPrivateKey(key);
    return 'sound';
  } catch {
    return 'damaged';
  }
}

/**
 * Returns the state of a key in the format of OpenSSH's PROTOCOL.key: cipher, its two options, the number of keys, then each public key and
 * the private part.
 */
function stateOfOpenSsh(bytes: Buffer): 'sound' | 'encrypted' | 'damaged' {
  const magic = 'openssh-key-v1\0';
  if (bytes.toString('latin1', 0, magic.length) !== magic) return 'damaged';
  let at = magic.length;
  const next = () => {
    const start = at + 4;
    at = start + bytes.readUInt32BE(at);
    return bytes.subarray(start, at);
  };
  const cipher = next().toString('latin1');
  next();
  next();
  const keys = bytes.readUInt32BE(at);
  at += 4;
  for (let key = 0; key <= keys; key++) next();
  if (at > bytes.length) return 'damaged';
  return cipher === 'none' ? 'sound' : 'encrypted';
}
