import { createHash } from 'node:crypto';
import { homedir, userInfo } from 'node:os';
import { resolve } from 'node:path';
import { UsageError } from '../cli/errors.ts';
import { program } from '../cli/program.ts';
import { readDay } from '../cli/values.ts';
import type { Destination } from './post.ts';
import type { SftpAddress } from './sftp/address.ts';
import { parseSftpAddress } from './sftp/address.ts';

export const command = program(
  'npm run monitor --',
  'Sends new round and endstats files to the Worker as they appear; ends on Ctrl-C',
)
  .option('--from <place>', 'a folder, or sftp://user@host:port/folder')
  .option('--to <url>', 'the address of your Worker, such as https://stopwatch.you.workers.dev')
  .option('--once', 'send the files that are there, then end')
  .option('--since <day>', "only rounds of this day (YYYY-MM-DD, the game server's clock) and later")
  .option('--interval <seconds>', 'seconds between two listings (default: 10 for a folder, 30 over SFTP)')
  .option('--state <file>', 'the file that records what was sent; .data/monitor-….sqlite, one per --from and --to')
  .option(
    '--token <token>',
    'instead of STOPWATCH_INGEST_TOKEN; every user of the machine can read it in the list of processes',
  )
  .option('--key <file>', 'private key for SFTP (default: the ssh agent, then ~/.ssh/id_ed25519, id_ecdsa and id_rsa)')
  .option('--known-hosts <file>', 'known hosts for SFTP (default: ~/.ssh/known_hosts and /etc/ssh/ssh_known_hosts)')
  .addHelpText('after', "\nThe token comes from STOPWATCH_INGEST_TOKEN; it is one of the Worker's INGEST_TOKENS.");

/** The parsed options. */
export interface GivenOptions {
  from?: string;
  to?: string;
  once?: true;
  since?: string;
  interval?: string;
  state?: string;
  token?: string;
  key?: string;
  knownHosts?: string;
}

export interface MonitorOptions {
  from: { folder: string } | { sftp: SftpAddress; keyFile: string | undefined; knownHosts: string[] };
  destination: Destination;
  once: boolean;
  /** YYYY-MM-DD, or empty for all days. */
  since: string;
  /** Milliseconds between two listings. */
  interval: number;
  stateFile: string;
}

/** Reads the parsed options. Throws UsageError, which never contains the token. */
export function readMonitorOptions(values: GivenOptions, environment: NodeJS.ProcessEnv): MonitorOptions {
  if (!values.from) throw new UsageError('--from is missing: the folder where the game server writes its statistics.');
  const from = readFrom(values.from, values.key, values.knownHosts);
  const to = readTo(values.to);
  const isRemote = 'sftp' in from;
  return {
    from,
    destination: { to, token: readToken(values.token ?? environment.STOPWATCH_INGEST_TOKEN) },
    once: values.once ?? false,
    since: values.since === undefined ? '' : readDay(values.since, '--since'),
    interval: readSeconds(values.interval ?? (isRemote ? '30' : '10')) * 1000,
    stateFile: resolve(values.state ?? `.data/monitor-${shortHash(`${placeOf(from)} ${to}`)}.sqlite`),
  };
}

/** Returns the folder or SFTP address, always spelled the same way. */
export function placeOf(from: MonitorOptions['from']): string {
  return 'sftp' in from ? from.sftp.href : from.folder;
}

function readFrom(from: string, keyFile: string | undefined, knownHosts: string | undefined): MonitorOptions['from'] {
  if (/^sftp:/i.test(from)) {
    const sftp = parseSftpAddress(from, userInfo().username);
    if (typeof sftp === 'string') throw new UsageError(`--from ${sftp}`);
    const usual = [`${homedir()}/.ssh/known_hosts`, '/etc/ssh/ssh_known_hosts'];
    return { sftp, keyFile: keyFile && resolve(keyFile), knownHosts: knownHosts ? [resolve(knownHosts)] : usual };
  }
  if (/^[a-z]+:\/\//i.test(from)) throw new UsageError('--from takes a folder or an address that begins with sftp://.');
  if (keyFile !== undefined || knownHosts !== undefined) {
    throw new UsageError('--key and --known-hosts are for --from sftp://…: a folder needs neither.');
  }
  return { folder: resolve(from) };
}

function readTo(text: string | undefined): string {
  if (!text)
    throw new UsageError(
      '--to is missing: give the address of your Worker, such as https://stopwatch.you.workers.dev.',
    );
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) {
    throw new UsageError('--to takes the address of your Worker alone, such as https://stopwatch.you.workers.dev.');
  }
  if (url.protocol === 'http:' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)) {
    throw new UsageError('--to must begin with https://: over http:// anybody on the network could read the token.');
  }
  return url.href.replace(/\/+$/, '');
}

function readToken(text: string | undefined): string {
  const token = text?.trim();
  if (!token) throw new UsageError("STOPWATCH_INGEST_TOKEN is missing: set it to one of the Worker's INGEST_TOKENS.");
  if (/[^\x21-\x7e]/.test(token)) {
    throw new UsageError(
      'The token contains characters that are not allowed in one: copy it again, without quotes and spaces.',
    );
  }
  return token;
}

function readSeconds(text: string): number {
  if (/^\d{1,5}(\.\d+)?$/.test(text) && Number(text) >= 0.5) return Number(text);
  throw new UsageError(`--interval takes seconds, at least 0.5, not "${text}".`);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
