import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sample } from '../../support/sample.ts';
import { workshop } from './support/running.ts';
import { createKeys, isSshdInstalled } from './support/sshd.ts';

const nobody = 65534;
const isRoot = process.getuid?.() === 0;
const { root, folder, start } = workshop();

/** Creates a home folder that the monitor can read, with a key that ssh would use. */
function home(): string {
  chmodSync(root, 0o755);
  const made = folder();
  mkdirSync(join(made, '.ssh'));
  if (isRoot) for (const one of [made, join(made, '.ssh')]) chownSync(one, nobody, nobody);
  return made;
}

const put = (path: string, text: string, mode = 0o644) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, mode);
};
const asFolder = (path: string) => void mkdirSync(path, { recursive: true });
const asPipe = (path: string) => void execFileSync('mkfifo', [path]);
const locked = (path: string) => put(path, 'x', isRoot ? 0o600 : 0);
const own = (path: string) => {
  copyFileSync(createKeys(folder()).file('user'), path);
  if (isRoot) chownSync(path, nobody, nobody);
};

/** No server listens at this address, so the monitor must report a bad file before it connects. */
const address = 'sftp://et@127.0.0.1:1/stats';

type Make = (path: string) => void;
const kinds: [what: string, place: string, make: Make, words: RegExp][] = [
  [
    '--known-hosts is a folder',
    'known_hosts',
    asFolder,
    /known_hosts is a folder where the known hosts of ssh belong: .*Docker/,
  ],
  ['--known-hosts is a pipe', 'known_hosts', asPipe, /known_hosts is not a plain file/],
  ['--known-hosts cannot be read', 'known_hosts', locked, /known_hosts cannot be read by this user/],
  [
    'the usual known_hosts is a folder',
    '.ssh/known_hosts',
    asFolder,
    /\.ssh\/known_hosts is a folder where the known hosts of ssh belong/,
  ],
  ['--key is a folder', 'key', asFolder, /key is a folder where a private SSH key belongs/],
  ['--key is not there', 'key', () => {}, /key does not exist/],
  ['--key is a pipe', 'key', asPipe, /key is not a plain file/],
  ['--key cannot be read', 'key', locked, /key cannot be read by this user/],
  ['--key is empty', 'key', (path) => put(path, ''), /key is not a private SSH key/],
  [
    '--key is cut off',
    'key',
    (path) => put(path, '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----\n'),
    /key is damaged: /,
  ],
  [
    '--key is cut off in the middle',
    'key',
    (path) => {
      own(path);
      writeFileSync(path, readFileSync(path, 'utf8').replace(/\n.{60,}\n(?=.*\n-----END)/, '\n'));
    },
    /key is damaged: /,
  ],
  [
    'the usual key is a folder',
    '.ssh/id_rsa',
    asFolder,
    /There is no key to sign in with: .*\.ssh\/id_rsa is a folder/,
  ],
  [
    'the usual key cannot be read',
    '.ssh/id_ed25519',
    locked,
    /There is no key to sign in with: .*\.ssh\/id_ed25519 cannot be read by this user/,
  ],
  [
    'the usual key is cut off',
    '.ssh/id_ecdsa',
    (path) => put(path, '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----\n'),
    /There is no key to sign in with: .*\.ssh\/id_ecdsa is damaged/,
  ],
];

describe.skipIf(!isSshdInstalled)('files of ssh (needs openssh-client)', { concurrent: true }, () => {
  test.each(sample(kinds, 3))('%s: named, and the monitor ends', async (what, place, make, words) => {
    const HOME = home();
    const path = join(HOME, place);
    make(path);
    const key = what.startsWith('--key') ? path : join(HOME, 'own');
    if (!what.startsWith('--key')) own(key);
    const state = join(HOME, 'state');
    const args = ['--from', address, '--to', 'https://worker.example', '--state', state];
    if (!what.startsWith('the usual key')) args.push('--key', key);
    if (what.startsWith('--known-hosts')) args.push('--known-hosts', path);
    const { code, out, err } = await start(args, { HOME }, isRoot ? { uid: nobody } : {}).end();
    expect(err).toMatch(words);
    expect({ code, out }).toEqual({ code: 1, out: '' });
  });
});
