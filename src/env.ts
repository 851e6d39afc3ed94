import * as v from 'valibot';

const whereKeysAre = 'Discord Developer Portal → your application → General Information';

const whereTokenIs = 'Discord Developer Portal → your application → Bot → Reset Token';

const hex = (digits: number) => new RegExp(`^[0-9a-f]{${digits}}$`, 'i');

const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(schema);

/** Returns the schema of a required variable. An empty value counts as missing, because wrangler.toml has empty variables to fill in. */
const required = (where: string) => v.pipe(v.optional(v.string(), ''), v.nonEmpty(`is missing: ${where}`));

/** For how many hours a day pages may keep the database awake: Neon's free plan has thirteen for everything. */
const pageHours = 6;

/** What Neon's free plan stores, in megabytes. */
const freePlanMb = 512;

const howToMakeAKey = 'openssl rand -hex 32';

const whereUrlIs = 'the connection string of your database, Neon console → Connect';

/** The variables that the Worker reads from wrangler.toml, its secrets and .dev.vars. Each message says how to correct the variable. */
const bindings = v.object({
  DATABASE_URL: v.pipe(
    required(whereUrlIs),
    v.regex(
      /^postgres(ql)?:\/\/[^/\s]+\/[^/\s]+$/,
      `must look like postgresql://user:password@host/database: ${whereUrlIs}`,
    ),
  ),
  DISCORD_PUBLIC_KEY: v.pipe(
    required(whereKeysAre),
    v.regex(hex(64), `must be 64 hexadecimal digits: ${whereKeysAre}`),
  ),
  DISCORD_APPLICATION_ID: v.pipe(
    required(whereKeysAre),
    v.regex(/^\d{15,20}$/, `must be a number of 15 to 20 digits: ${whereKeysAre}`),
  ),
  DISCORD_TOKEN: optional(
    v.pipe(v.string(), v.minLength(1, `must be your bot's token, or be left out: ${whereTokenIs}`)),
  ),
  HEALTH_TOKEN: optional(v.pipe(v.string(), v.minLength(16, 'must have at least 16 characters, or be left out'))),
  DISCORD_GUILD_IDS: optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(/[\s,]+/).filter((id) => id !== '')),
      v.array(
        v.pipe(
          v.string(),
          v.regex(/^\d{15,20}$/, 'must be server ids, separated by commas (right click on a server → Copy Server ID)'),
        ),
      ),
    ),
  ),
  OPEN: optional(v.picklist(['on', 'off'], 'must be on or off (on: everybody gets an answer, everywhere)')),
  LINKING: optional(v.picklist(['proof', 'open'], 'must be proof or open (/link needs proof, or links at once)')),
  TIME_ZONE: optional(v.pipe(v.string(), v.check(isTimeZone, 'must be an IANA time zone such as Europe/Berlin'))),
  INGEST_TOKENS: optional(v.pipe(v.string(), v.rawTransform(ingestTokens))),
  FORGOTTEN_NAMES_KEY: optional(
    v.pipe(v.string(), v.minLength(32, `must have at least 32 characters, or be left out: ${howToMakeAKey}`)),
  ),
  CHARTS_KEY: optional(
    v.pipe(v.string(), v.minLength(32, `must have at least 32 characters, or be left out: ${howToMakeAKey}`)),
  ),
  CHARTS: optional(v.picklist(['on', 'off'], 'must be on or off (off: replies come without pictures)')),
  PAGES: optional(v.picklist(['on', 'off'], 'must be on or off (on: everybody can read the web pages)')),
  PAGES_INDEX: optional(v.picklist(['on', 'off'], 'must be on or off (on: search engines may list the web pages)')),
  PAGES_HOURS: optional(
    v.pipe(
      v.string(),
      v.regex(/^([1-9]|1\d|2[0-4])$/, 'must be a number of hours a day, 1 to 24'),
      v.transform(Number),
    ),
  ),
  PUBLIC_URL: optional(
    v.pipe(
      v.string(),
      v.check(
        (url) => url === '' || originOf(url) !== undefined,
        'must be the address at which Discord reaches this Worker, such as https://stopwatch.name.workers.dev, or empty',
      ),
      v.transform(originOf),
    ),
  ),
  INGEST_PER_MINUTE: optional(
    v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/, 'must be a whole number of files a minute'), v.transform(Number)),
  ),
  DATABASE_LIMIT_MB: optional(
    v.pipe(v.string(), v.regex(/^[1-9]\d{0,7}$/, 'must be a whole number of megabytes'), v.transform(Number)),
  ),
  SERVER_TIME_ZONE: optional(
    v.pipe(v.string(), v.check(isTimeZone, 'must be an IANA time zone such as Europe/Berlin')),
  ),
  REPLAY_WINDOW_SECONDS: optional(
    v.pipe(
      v.string(),
      v.regex(/^[1-9]\d{0,4}$/, 'must be a whole number of seconds, at most 99999'),
      v.transform(Number),
    ),
  ),
  DEV_NEON_ENDPOINT: optional(v.pipe(v.string(), v.url('must be a URL'))),
  DEV_DISCORD_API: optional(v.pipe(v.string(), v.url('must be a URL'))),
  DEV_CLOCK: optional(v.picklist(['on', 'off'], 'must be on or off, or be left out')),
  DEV_NOW: optional(v.pipe(v.string(), v.isoTimestamp('must be an instant such as 2026-01-31T20:00:00.000Z'))),
});

/** Returns the origin of an address that has nothing else. Undefined for any other text: pictures come over https, except on this machine. */
function originOf(url: string): string | undefined {
  const isOrigin = /^(https:|http:(?=\/\/(127\.0\.0\.1|localhost)(?:[:/]|$)))\/\/[^/?#@\s]+\/?$/.test(url);
  return isOrigin ? URL.parse(url)?.origin : undefined;
}

/** The settings of the application, the same for every community. */
export interface Application {
  publicKey: string;
  applicationId: string;
  /** The bot token. Without it, command names in /help cannot be clicked. */
  token: string | undefined;
  /** The bearer token that opens the details of /health. */
  healthToken: string | undefined;
  /**
   * The key that signs the addresses of pictures, and where they begin; without it the request's own origin. Undefined without pictures.
   */
  charts: { key: string; origin: string | undefined } | undefined;
  /** The web pages: whether search engines may list them, and how long they may keep the database awake. Undefined without pages. */
  pages: { isIndexed: boolean; hoursADay: number } | undefined;
  /** Where the addresses of pages and pictures begin; undefined: with the request's own origin. */
  publicUrl: string | undefined;
  /** The largest difference in seconds between a request's timestamp and the Worker's clock. */
  replayWindowSeconds: number;
  /** Settings of development only: local stand-ins for Neon and Discord, a fixed clock, and whether POST /dev/clock moves the clock. */
  development: {
    neonEndpoint: string | undefined;
    discordApi: string | undefined;
    now: Date | undefined;
    hasClock: boolean;
    /** Whether the Clock never rings, so that nothing happens by itself. */
    isStill: boolean;
  };
}

/** The settings of a community. */
export interface Community {
  databaseUrl: string;
  /** The ids of the community's own Discord servers. The bot answers there, and permissions count only there. */
  guildIds: readonly string[];
  /** Whether everybody gets an answer, in all servers and direct messages. */
  isOpen: boolean;
  /** Whether /link links at once, without proof. */
  linksWithoutProof: boolean;
  /** The IANA time zone in which the community's days and seasons begin and end. */
  timeZone: string;
  /** The key under which the names of forgotten players are hashed. It must not be in the database. */
  forgottenNamesKey: string | undefined;
  /** The greatest size of the database in bytes that the plan at Neon allows. */
  databaseLimitBytes: number;
  ingest: {
    /** The upload tokens, one or more per game server. */
    tokens: readonly IngestToken[];
    /** The number of files that one game server may send per minute. */
    perMinute: number;
    /** The IANA time zone of the game servers' clocks. */
    timeZone: string;
  };
}

export interface IngestToken {
  /** The game server that sends with this token. */
  server: string;
  token: string;
}

/** An invalid setting. `message` names the variable and says where to find the right value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Parses the Worker's bindings into the settings of the application and of the one community that it serves. Throws ConfigError. */
export function parseEnv(env: unknown): { application: Application; community: Community } {
  const result = v.safeParse(bindings, env);
  if (!result.success) {
    const issue = result.issues[0];
    throw new ConfigError(`${v.getDotPath(issue) ?? 'The environment'} ${issue.message}`);
  }
  return { application: applicationOf(result.output), community: communityOf(result.output) };
}

/** A setting that the Worker would refuse. */
export interface SettingProblem {
  name: string;
  /** What is wrong and where to find the right value, to be read after the name. It never contains the value. */
  problem: string;
}

/** Returns everything that is wrong with the Worker's bindings, one problem a setting. */
export function settingProblems(env: Readonly<Record<string, string>>): SettingProblem[] {
  const result = v.safeParse(bindings, env);
  const problems = new Map<string, string>();
  for (const issue of result.issues ?? []) {
    const name = String(issue.path?.[0]?.key ?? 'The environment');
    if (!problems.has(name)) problems.set(name, issue.message);
  }
  return [...problems].map(([name, problem]) => ({ name, problem }));
}

type Bindings = v.InferOutput<typeof bindings>;

function applicationOf(output: Bindings): Application {
  return {
    publicKey: output.DISCORD_PUBLIC_KEY,
    applicationId: output.DISCORD_APPLICATION_ID,
    token: output.DISCORD_TOKEN,
    healthToken: output.HEALTH_TOKEN,
    charts:
      output.CHARTS_KEY && output.CHARTS !== 'off' ? { key: output.CHARTS_KEY, origin: output.PUBLIC_URL } : undefined,
    pages:
      output.PAGES === 'on'
        ? { isIndexed: output.PAGES_INDEX === 'on', hoursADay: output.PAGES_HOURS ?? pageHours }
        : undefined,
    publicUrl: output.PUBLIC_URL,
    replayWindowSeconds: output.REPLAY_WINDOW_SECONDS ?? 15 * 60,
    development: {
      neonEndpoint: output.DEV_NEON_ENDPOINT,
      discordApi: output.DEV_DISCORD_API,
      now: output.DEV_NOW === undefined ? undefined : new Date(output.DEV_NOW),
      // Only where the database is a stand-in, so that a deployed Worker never has it.
      hasClock: output.DEV_CLOCK === 'on' && output.DEV_NEON_ENDPOINT !== undefined,
      isStill: output.DEV_CLOCK === 'off',
    },
  };
}

function communityOf(output: Bindings): Community {
  return {
    databaseUrl: output.DATABASE_URL,
    guildIds: output.DISCORD_GUILD_IDS ?? [],
    isOpen: output.OPEN === 'on',
    linksWithoutProof: output.LINKING === 'open',
    timeZone: output.TIME_ZONE ?? 'UTC',
    forgottenNamesKey: output.FORGOTTEN_NAMES_KEY,
    databaseLimitBytes: (output.DATABASE_LIMIT_MB ?? freePlanMb) * 1_000_000,
    ingest: {
      tokens: output.INGEST_TOKENS ?? [],
      perMinute: output.INGEST_PER_MINUTE ?? 1200,
      timeZone: output.SERVER_TIME_ZONE ?? 'UTC',
    },
  };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Parses `main:token1, duel:token2`. A server may appear twice while its token is being replaced. */
function ingestTokens({ dataset, addIssue, NEVER }: v.RawTransformContext<string>): IngestToken[] {
  const entries = dataset.value.split(/[\s,]+/).filter((entry) => entry !== '');
  const tokens = entries.flatMap((entry) => {
    const [, server, token] = /^([a-z0-9][a-z0-9_-]{0,31}):([^:]{16,200})$/.exec(entry) ?? [];
    return server && token ? [{ server, token }] : [];
  });
  const isDouble = new Set(tokens.map(({ token }) => token)).size < tokens.length;
  if (tokens.length === entries.length && !isDouble) return tokens;
  addIssue({
    message: isDouble
      ? 'has a token twice: each game server needs its own'
      : 'must look like main:token, duel:token: names of a-z, 0-9, _ and -, tokens of at least 16 characters without a colon',
  });
  return NEVER;
}
