import { readElsewhere } from './elsewhere.ts';
import { UsageError } from './errors.ts';

/**
 * Reads a connection string in the forms people paste: Neon's whole `psql '…'` line, with quotes or spaces around it, or with `/`, `#`, `@`
 * or `%` in the password. Also takes `env:NAME` and `file:PATH`. Returns a URL that every driver reads the same way. `from` names the source, such as `--to`. Throws UsageError,
 * which never contains the password.
 */
export function readConnectionString(text: string, from: string): string {
  const trimmed = readElsewhere(text, from)
    .trim()
    .replace(/^psql\s+/, '')
    .replace(/^(['"])(.*)\1$/s, '$2')
    .trim();
  if (trimmed === '') throw new UsageError(`${from} is empty: ${example}.`);
  const afterScheme = /^postgres(?:ql)?:\/\/(.*)$/is.exec(trimmed)?.[1];
  if (afterScheme === undefined) throw new UsageError(`${from} is not a PostgreSQL connection string: ${example}.`);
  if (/\s/.test(afterScheme))
    throw new UsageError(`${from} contains a space or line break: copy it again, ${example}.`);
  const { user, place } = split(afterScheme);
  const url = `postgresql://${user}${place}`;
  // The URL of a socket may have no host: postgresql://user@/database?host=/run/postgresql
  const readable = URL.canParse(url.replace(/@\//, '@localhost/'))
    ? new URL(url.replace(/@\//, '@localhost/'))
    : undefined;
  if (!readable) throw new UsageError(`${from} cannot be read: ${example}.`);
  if (readable.pathname.length < 2)
    throw new UsageError(`${from} names no database: add /NAME after the host, ${example}.`);
  return url.replace(/([?&]sslmode=)require(?=&|$)/, '$1verify-full'); // The driver does this anyway, after a warning.
}

const example = 'make it postgresql://user:password@host/database (Neon console → Connect)';

/** Splits off the credentials at the last `@`, because a password may contain one. An `@` after the database's `?` belongs to the query. */
function split(text: string): { user: string; place: string } {
  const [, user, place] = /^(.*)@([^@]*\/[^@?]*(?:\?.*)?)$/s.exec(text) ?? /^([^?]*)@([^@]*)$/s.exec(text) ?? [];
  if (user === undefined || place === undefined) return { user: '', place: text };
  const [name = '', ...password] = user.split(':');
  const credentials = password.length > 0 ? [name, password.join(':')] : [name];
  return { user: `${credentials.map(encoded).join(':')}@`, place };
}

/** Encodes a part of the credentials unless it is encoded already. `100%pure` is not valid encoding, so it is the password itself. */
function encoded(part: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(part));
  } catch {
    return encodeURIComponent(part);
  }
}

/** Returns the database's name and host without user and password: `stopwatch on ep-cool-1.eu-central-1.aws.neon.tech`. */
export function databaseLabel(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url.replace(/@\//, '@localhost/'));
  const host = searchParams.get('host') ?? hostname;
  return `${decodeURIComponent(pathname.slice(1))} on ${host}${port ? `:${port}` : ''}`;
}
