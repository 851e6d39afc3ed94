import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const USAGE = `npm start -- [--from FILE.db] [--port 8787] [--data DIR]

  --from FILE  look at this legacy database instead of the demo; it is copied, never changed
  --port N     where the page is served (0: any free port)
  --data DIR   where the database is kept; default .data
DATABASE_URL, when set, names a PostgreSQL to use instead of the one in the data folder.`;

/** Misuse of the command line: its message goes above the usage. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export interface StartOptions {
  /** The legacy SQLite file. */
  from: string | undefined;
  port: number;
  dataDir: string;
  databaseUrl: string | undefined;
}

/** Returns 'help' when that was asked for. Throws UsageError, and an Error that names DATABASE_URL. */
export function readStartOptions(args: string[], environment: NodeJS.ProcessEnv): StartOptions | 'help' {
  const { from, port, data, help } = parse(args);
  if (help) return 'help';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) throw new UsageError(`--port takes 0 to 65535, not "${port}".`);
  if (from === '') throw new UsageError('--from takes the path of a legacy database.');
  const databaseUrl = environment.DATABASE_URL;
  if (databaseUrl !== undefined && !isPostgresUrl(databaseUrl)) {
    const found = databaseUrl.trim() === '' ? 'is empty' : 'is no address of a PostgreSQL';
    throw new Error(
      `DATABASE_URL ${found}: make it postgresql://user:password@host/database (Neon console → Connect), or unset it to use the ` +
        'PostgreSQL that comes with the project.',
    );
  }
  return { from: from && resolve(from), port: Number(port), dataDir: resolve(data), databaseUrl };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        from: { type: 'string' },
        port: { type: 'string', default: '8787' },
        data: { type: 'string', default: '.data' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function isPostgresUrl(text: string): boolean {
  return /^postgres(ql)?:\/\/[^/\s]+\/[^/\s]+$/.test(text) && URL.canParse(text);
}
