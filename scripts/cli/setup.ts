import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { UsageError } from './errors.ts';
import { devVars } from './target.ts';

/** The secrets of the Worker. They are never in wrangler.toml, which git keeps. */
export const secretNames = [
  'DATABASE_URL',
  'DISCORD_TOKEN',
  'HEALTH_TOKEN',
  'INGEST_TOKENS',
  'FORGOTTEN_NAMES_KEY',
  'CHARTS_KEY',
] as const;

/** Where a value comes from, as it is named to people. */
export type Source = 'wrangler.toml' | '.dev.vars' | 'the environment';

export interface Value {
  text: string;
  from: Source;
}

/** The set-up of a bot as its owner's machine has it: what the next deploy would give to the Worker. */
export interface Setup {
  /** The Worker's variables and secrets that have a value. */
  values: ReadonlyMap<string, Value>;
  /** The variables that wrangler.toml has, also empty ones. */
  variables: Readonly<Record<string, string>>;
  /** Every variable of `.dev.vars`. */
  local: NodeJS.Dict<string>;
  /** The database of the commands that write the schema. Undefined if it is not set. */
  ownerDatabaseUrl: string | undefined;
  /** The Worker's address without a slash at the end. Undefined if it is not set. */
  workerUrl: string | undefined;
  /** Stand-ins for Discord and Neon, for development. */
  development: { discordApi: string | undefined; neonEndpoint: string | undefined };
}

/**
 * Reads variables from wrangler.toml and secrets from the environment, else from `.dev.vars`. The Worker's DATABASE_URL is
 * WORKER_DATABASE_URL where the owner has made a role of its own for the Worker. Throws UsageError if wrangler.toml cannot be read.
 */
export function readSetup(config: string, environment: NodeJS.ProcessEnv = process.env): Setup {
  const variables = readVariables(config);
  const local = devVars();
  const secret = (name: string): Value | undefined => {
    const given = environment[name]?.trim();
    if (given) return { text: given, from: 'the environment' };
    const stored = local[name]?.trim();
    return stored ? { text: stored, from: '.dev.vars' } : undefined;
  };
  const values = new Map<string, Value>();
  for (const [name, text] of Object.entries(variables))
    if (text.trim()) values.set(name, { text, from: 'wrangler.toml' });
  for (const name of secretNames) {
    const value = secret(name);
    if (value) values.set(name, value);
  }
  const ownerDatabaseUrl = secret('DATABASE_URL')?.text;
  const worker = secret('WORKER_DATABASE_URL');
  if (worker) values.set('DATABASE_URL', worker);
  return {
    values,
    variables,
    local,
    ownerDatabaseUrl,
    workerUrl: secret('WORKER_URL')?.text.replace(/\/+$/, ''),
    development: { discordApi: secret('DEV_DISCORD_API')?.text, neonEndpoint: secret('DEV_NEON_ENDPOINT')?.text },
  };
}

/** Returns the values by name, as the Worker gets them. */
export function bindingsOf({ values }: Setup): Record<string, string> {
  return Object.fromEntries([...values].map(([name, { text }]) => [name, text]));
}

function readVariables(config: string): Record<string, string> {
  if (!existsSync(config)) throw new UsageError(`There is no ${config}: run this in the project's folder.`);
  try {
    const { vars = {} } = parse(readFileSync(config, 'utf8')) as { vars?: Record<string, unknown> };
    return Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, String(value)]));
  } catch (error) {
    throw new UsageError(`${config} cannot be read: ${String((error as Error).message).split('\n')[0]}`);
  }
}

/** Returns text without the secrets in it, for anything that is printed. */
export function withoutSecrets(text: string, { values, ownerDatabaseUrl, local }: Setup): string {
  const secrets = new Set<string>();
  const add = (value: string | undefined) => {
    if (value && value.length >= 6) secrets.add(value);
  };
  for (const name of secretNames) {
    add(values.get(name)?.text);
    add(local[name]);
  }
  for (const part of values.get('INGEST_TOKENS')?.text.split(/[\s,]+/) ?? []) add(part.slice(part.indexOf(':') + 1));
  for (const url of [ownerDatabaseUrl, values.get('DATABASE_URL')?.text]) add(passwordIn(url));
  return [...secrets].sort((a, b) => b.length - a.length).reduce((masked, one) => masked.replaceAll(one, '***'), text);
}

function passwordIn(url: string | undefined): string | undefined {
  const [, password] = /^postgres(?:ql)?:\/\/[^:/@]+:([^@]+)@/.exec(url ?? '') ?? [];
  return password;
}
