import { UsageError } from './errors.ts';

/**
 * Reads a connection string as people have it: Neon's whole `psql '…'` line, quotes and spaces around it, a password with `/`, `#`, `@`
 * or `%` in it. Returns it as a URL that every driver reads the same way. `from` is where it stood, such as `--to`. Throws UsageError,
 * which never contains the password.
 */
export function readConnectionString(text: string, from: string): string {
  const trimmed = text
    .trim()
    .replace(/^psql\s+/, '')
    .replace(/^(['"])(.*)\1$/s, '$2')
    .trim();
  if (trimmed === '') throw new UsageError(`${from} is empty: ${example}.`);
  const afterScheme = /^postgres(?:ql)?:\/\/(.*)$/is.exec(trimmed)?.[1];
  if (afterScheme === undefined) throw new UsageError(`${from} is no connection string of a PostgreSQL: ${example}.`);
  if (/\s/.test(afterScheme))
    throw new UsageError(`${from} has a space or line break in it: copy it again, ${example}.`);
  const { user, place } = split(afterScheme);
  const url = `postgresql://${user}${place}`;
  // A socket's URL may do without a host: postgresql://user@/database?host=/run/postgresql
  const readable = URL.canParse(url.replace(/@\//, '@localhost/'))
    ? new URL(url.replace(/@\//, '@localhost/'))
    : undefined;
  if (!readable) throw new UsageError(`${from} cannot be read: ${example}.`);
  if (readable.pathname.length < 2)
    throw new UsageError(`${from} names no database: add /NAME after the host, ${example}.`);
  return url.replace(/([?&]sslmode=)require(?=&|$)/, '$1verify-full'); // what the driver does anyway, after a warning
}

const example = 'make it postgresql://user:password@host/database (Neon console → Connect)';

/** Who and where. The last `@` separates them, because a password may have one, too; one after the database's `?` is the query's. */
function split(text: string): { user: string; place: string } {
  const [, user, place] = /^(.*)@([^@]*\/[^@?]*(?:\?.*)?)$/s.exec(text) ?? /^([^?]*)@([^@]*)$/s.exec(text) ?? [];
  if (user === undefined || place === undefined) return { user: '', place: text };
  const [name = '', ...password] = user.split(':');
  const credentials = password.length > 0 ? [name, password.join(':')] : [name];
  return { user: `${credentials.map(encoded).join(':')}@`, place };
}

/** Encodes what is not encoded; `100%pure` is no encoding, and so the password itself. */
function encoded(part: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(part));
  } catch {
    return encodeURIComponent(part);
  }
}

/** Names the database a connection string leads to, without user and password: `stopwatch on ep-cool-1.eu-central-1.aws.neon.tech`. */
export function databaseLabel(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url.replace(/@\//, '@localhost/'));
  const host = searchParams.get('host') ?? hostname;
  return `${decodeURIComponent(pathname.slice(1))} on ${host}${port ? `:${port}` : ''}`;
}
