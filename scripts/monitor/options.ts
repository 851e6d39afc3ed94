import { createHash } from 'node:crypto';
import { homedir, userInfo } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from '../cli/usage-error.ts';
import type { Destination } from './post.ts';
import type { SftpAddress } from './sftp/address.ts';
import { parseSftpAddress } from './sftp/address.ts';

export const USAGE = `npm run monitor -- --from FOLDER|sftp://user@host:port/folder --to https://your.worker

Sends new round and endstats files to the Worker as they appear; ends on Ctrl-C.
The token comes from STOPWATCH_INGEST_TOKEN; it is one of the Worker's INGEST_TOKENS.
  --once              send what is there, then end
  --since DATE        only rounds of this day (YYYY-MM-DD, the game server's clock) and later
  --interval SECONDS  between two looks; default 10 for a folder, 30 over SFTP
  --state FILE        where to remember what was sent; default .data/monitor-….sqlite, one per --from and --to
  --token TOKEN       instead of STOPWATCH_INGEST_TOKEN; everybody on the machine can read it in the list of processes
Over SFTP:
  --key FILE          private key; default: the ssh agent, then ~/.ssh/id_ed25519, id_ecdsa and id_rsa
  --known-hosts FILE  default ~/.ssh/known_hosts and /etc/ssh/ssh_known_hosts`;

export interface MonitorOptions {
  from: { folder: string } | { sftp: SftpAddress; keyFile: string | undefined; knownHosts: string[] };
  destination: Destination;
  once: boolean;
  /** YYYY-MM-DD; empty for all. */
  since: string;
  /** Milliseconds between two looks. */
  interval: number;
  stateFile: string;
}

/** Returns 'help' when that was asked for. Throws UsageError, which never contains the token. */
export function readMonitorOptions(args: string[], environment: NodeJS.ProcessEnv): MonitorOptions | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  if (!values.from) throw new UsageError('--from is missing: the folder where the game server writes its statistics.');
  const from = readFrom(values.from, values.key, values['known-hosts']);
  const to = readTo(values.to);
  const isRemote = 'sftp' in from;
  return {
    from,
    destination: { to, token: readToken(values.token ?? environment.STOPWATCH_INGEST_TOKEN) },
    once: values.once,
    since: readDate(values.since),
    interval: readSeconds(values.interval ?? (isRemote ? '30' : '10')) * 1000,
    stateFile: resolve(values.state ?? `.data/monitor-${shortHash(`${placeOf(from)} ${to}`)}.sqlite`),
  };
}

/** The folder or SFTP address, always spelled the same way. */
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
    throw new UsageError('--to is missing: the address of your Worker, such as https://stopwatch.you.workers.dev.');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) {
    throw new UsageError('--to takes the address of your Worker alone, such as https://stopwatch.you.workers.dev.');
  }
  if (url.protocol === 'http:' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)) {
    throw new UsageError('--to must begin with https://: over http:// anybody on the way could read the token.');
  }
  return url.href.replace(/\/+$/, '');
}

function readToken(text: string | undefined): string {
  const token = text?.trim();
  if (!token) throw new UsageError("STOPWATCH_INGEST_TOKEN is missing: set it to one of the Worker's INGEST_TOKENS.");
  if (/[^\x21-\x7e]/.test(token)) {
    throw new UsageError('The token has characters that no token has: copy it again, without quotes and spaces.');
  }
  return token;
}

function readDate(text: string | undefined): string {
  if (text === undefined) return '';
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)) return text;
  throw new UsageError(`--since takes a day such as 2026-01-31, not "${text}".`);
}

function readSeconds(text: string): number {
  if (/^\d{1,5}(\.\d+)?$/.test(text) && Number(text) >= 0.5) return Number(text);
  throw new UsageError(`--interval takes seconds, at least 0.5, not "${text}".`);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        token: { type: 'string' },
        once: { type: 'boolean', default: false },
        since: { type: 'string' },
        interval: { type: 'string' },
        state: { type: 'string' },
        key: { type: 'string' },
        'known-hosts': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    // "Unexpected argument" quotes it, and what stands there alone may be the token.
    const { code, message } = error as NodeJS.ErrnoException;
    const isQuoting = code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL';
    throw new UsageError(isQuoting ? 'Every value needs its option before it, such as --from FOLDER.' : message);
  }
}
