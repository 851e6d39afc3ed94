import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** Names of variables that hold a secret, of the Worker and of commands. */
const secretName = /DATABASE_URL$|TOKENS?$|_KEY$|PASSWORD$/;
const publicName = /PUBLIC_KEY$/;
/** A shorter one would be found by chance in other words. */
const leastLetters = 8;
/** What stands in examples of the documents, as a value to replace. */
const example = /^(CHANGE_ME|password|postgres|user:password@)$/i;

const secrets = new Set<string>();
/** What is public under one name is none of the secrets under another: a test may give a key in place of a token. */
const known = new Set<string>();
let noted = (_secret: string): void => {};

/** Lets a function hear of every secret, also of those that are known already. */
export function onSecret(note: (secret: string) => void): void {
  for (const secret of secrets) note(secret);
  noted = note;
}

/** Remembers the value of a variable if it is secret: a token, every token of a list, or user and password of a connection string. */
export function learn(name: string, value: string): void {
  if (publicName.test(name)) known.add(value);
  else if (secretName.test(name)) for (const secret of partsOf(name, value)) add(secret);
}

function add(secret: string): void {
  if (secret.length < leastLetters || example.test(secret) || secrets.has(secret)) return;
  secrets.add(secret);
  noted(secret);
}

/** Returns what of a value must not be seen. A password that is an example is only one together with its user. */
function partsOf(name: string, value: string): string[] {
  if (name.endsWith('DATABASE_URL')) {
    const [, user = '', password = ''] = /^postgres(?:ql)?:\/\/([^:/@]+):([^@]+)@/.exec(value) ?? [];
    return password === '' ? [] : [password, `${user}:${password}@`];
  }
  if (!name.endsWith('TOKENS')) return [value.trim()];
  return value.split(/[\s,]+/).map((pair) => pair.slice(pair.indexOf(':') + 1));
}

/** Learns the secrets among the variables of a process, and in the file of variables that it reads. */
export function learnFrom(pairs: readonly string[]): void {
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    learn(name, value);
    if (name !== 'STOPWATCH_DEV_VARS' || !existsSync(value)) continue;
    for (const [inFile, secret = ''] of Object.entries(parseEnv(readFileSync(value, 'utf8')))) learn(inFile, secret);
  }
}

/** Learns the secrets in a configuration of workerd. */
export function learnFromWorkerd(config: string): void {
  if (!config.endsWith('.capnp') || !existsSync(config)) return;
  const bindings = readFileSync(config, 'utf8').matchAll(/\(name = "(\w+)", text = "([^"]*)"\)/g);
  for (const [, name = '', value = ''] of bindings) learn(name, value);
}

/** Returns the text around the first secret, without any. Undefined if the text has none. */
export function leakIn(text: string, among: Iterable<string> = secrets): string | undefined {
  const mark = '[SECRET]';
  let shown = text;
  for (const secret of among) if (!known.has(secret)) shown = shown.replaceAll(secret, mark);
  const at = shown === text ? -1 : shown.indexOf(mark);
  return at < 0 ? undefined : shown.slice(Math.max(0, at - 120), at + mark.length + 60);
}
