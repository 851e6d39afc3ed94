import type { Db } from '../../../src/db/db.ts';
import { sql } from '../../../src/db/db.ts';
import { databaseError } from '../../../src/db/errors.ts';
import { neonDb } from '../../../src/db/neon.ts';
import type { DatabaseFinding, ExaminedDatabase } from '../../../src/db/queries/examine-database.ts';
import { examineDatabase, isNote } from '../../../src/db/queries/examine-database.ts';
import { channelOf, postKinds, storedSettingsWithPosts } from '../../../src/db/queries/post-settings.ts';
import { localeOf } from '../../../src/texts/locale.ts';
import { findingLines } from '../../../src/views/database-finding.ts';
import { databaseLabel, readConnectionString } from '../../cli/connection-string.ts';
import type { Setup } from '../../cli/setup.ts';
import type { Finding, Outcome } from '../finding.ts';
import { error } from '../finding.ts';
import { planBytes, sizeFinding, sizeOf } from './size.ts';
import { zoneFinding } from './zone.ts';

/** What other checks and --watch need of the database. */
export interface DatabaseOutcome extends Outcome {
  /** Ids of the channels for posts and for what managers must know. */
  channels: readonly string[];
  uploads: ExaminedDatabase['uploads'] | undefined;
  bytes: number | undefined;
}

const withinMs = 8_000;

/** Opens a database as the Worker does, by Neon's HTTP driver. */
export function openAsWorker(url: string, { development }: Setup): Db {
  return neonDb(url, {
    endpoint: development.neonEndpoint,
    timeoutMs: withinMs,
    clock: { runningMs: () => Date.now(), sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
    random: Math.random,
  });
}

/** Checks the database as the Worker sees it: reachable, of this version's schema, with rights for the role, and with times that can be true. */
export async function checkDatabase(setup: Setup): Promise<DatabaseOutcome> {
  const url = setup.values.get('DATABASE_URL')?.text;
  const nothing = { seen: undefined, channels: [], uploads: undefined, bytes: undefined };
  const owner = setup.ownerDatabaseUrl;
  const pooled = isPooled(owner) ? [poolFinding] : [];
  if (url === undefined || !/^postgres(ql)?:\/\/[^/\s]+\/[^/\s]+$/.test(url)) return { findings: pooled, ...nothing };
  const label = databaseLabel(readConnectionString(url, 'DATABASE_URL'));
  try {
    const db = openAsWorker(url, setup);
    const found = await missingSchema(db, label);
    if (found) return { findings: [...pooled, found], ...nothing };
    const { findings, uploads, schemaVersion } = await examineDatabase(db, {
      now: new Date(),
      timeZone: setup.values.get('TIME_ZONE')?.text ?? 'UTC',
    });
    const [settings, size, zone] = await Promise.allSettled([
      storedSettingsWithPosts(db),
      sizeOf(db),
      zoneFinding(db, setup),
    ]);
    const isSizeKnown = findings.some(({ kind }) => kind === 'size'); // upkeep has noticed it
    return {
      findings: [
        ...pooled,
        ...schemaFindings(findings),
        ...(size.status === 'fulfilled' && !isSizeKnown ? sizeFinding(size.value, limitOf(setup)) : []),
        ...(zone.status === 'fulfilled' ? zone.value : []),
      ],
      seen: `${label}, schema ${schemaVersion}`,
      channels: settings.status === 'fulfilled' ? channelsIn(settings.value) : [],
      uploads,
      bytes: size.status === 'fulfilled' ? size.value.bytes : undefined,
    };
  } catch (thrown) {
    const { reason, message } = databaseError(thrown);
    return {
      findings: [...pooled, error(`database-${reason}`, `${label}: ${message}`, 'Then run this again.')],
      ...nothing,
    };
  }
}

/** Returns how many bytes the plan stores. */
function limitOf({ values }: Setup): number {
  const megabytes = Number(values.get('DATABASE_LIMIT_MB')?.text);
  return megabytes > 0 ? megabytes * 1024 ** 2 : planBytes;
}

function channelsIn({ settings, posts }: Awaited<ReturnType<typeof storedSettingsWithPosts>>): string[] {
  const ofKinds = postKinds.flatMap((kind) => (posts[kind].isOn ? (channelOf(kind, posts, settings) ?? []) : []));
  return [...new Set([settings.channel, settings.adminChannel, ...ofKinds].flatMap((id) => id ?? []))];
}

/** Returns whether a connection string is of Neon's pooler, whose connections change between two statements. */
export function isPooled(url: string | undefined): boolean {
  return /@[^/@?]+-pooler\.[^/@?]*\//.test(url ?? '');
}

const poolFinding = error(
  'database-pooled',
  'DATABASE_URL is the pooled connection string, with which npm run schema and npm run migrate can fail halfway.',
  'Use the direct one (Neon console → Connect, "Connection pooling" off): the same without "-pooler" in the host.',
);

/** A database without a schema is a new one, or another project's. */
async function missingSchema(db: Db, label: string): Promise<Finding | undefined> {
  const [row] = await db.query<{ hasSchema: boolean; others: string[] }>(sql`
    select to_regclass('public.schemaversion') is not null as has_schema,
      array(select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname limit 4) as others`);
  if (!row || row.hasSchema) return undefined;
  if (row.others.length === 0)
    return error(
      'schema-missing',
      `The database ${label} is empty.`,
      "If it is the right one, run: npm run schema (or npm run migrate, with the old bot's database). Else correct DATABASE_URL.",
    );
  return error(
    'schema-foreign',
    `The database ${label} has tables (${row.others.join(', ')}), but none of this bot: DATABASE_URL is another project's.`,
    'Copy the right one (Neon console → the project → Connect).',
  );
}

/** An older or newer schema explains all else that differs. */
function schemaFindings(findings: readonly DatabaseFinding[]): Finding[] {
  const version = findings.find(({ kind }) => kind === 'older' || kind === 'newer');
  const caused = new Set<DatabaseFinding['kind']>([
    'column',
    'outdated',
    'altered',
    'grants',
    'write',
    'unknown',
    'temporary',
    'maintain',
  ]);
  const shown = version ? findings.filter((one) => one === version || !caused.has(one.kind)) : findings;
  return shown
    .filter(({ kind }) => kind !== 'column')
    .map(describe)
    .concat(columnFindings(shown));
}

const inEnglish = (findings: readonly DatabaseFinding[]) =>
  findingLines(findings, localeOf('en'), {
    when: (instant) => instant.toISOString(),
    name: (text) => text,
    reason: (stored) => stored ?? localeOf('en').texts.admin.noReason,
    size: (bytes) => `${Math.round(bytes / 1_000_000)} MB`,
  });

const codes = {
  older: 'schema-older',
  newer: 'schema-newer',
  column: 'schema-column',
  outdated: 'schema-outdated',
  altered: 'schema-altered',
  grants: 'role-grants',
  write: 'database-write',
  unknown: 'database-unknown',
  temporary: 'role-temporary',
  maintain: 'role-maintain',
  refused: 'upload-refused',
  'no clock': 'clock-missing',
  late: 'job-late',
  failing: 'job-failing',
  damage: 'database-damage',
  size: 'database-size',
  posts: 'posts-wait',
} as const satisfies Record<DatabaseFinding['kind'], string>;

function describe(finding: DatabaseFinding): Finding {
  const [text = ''] = inEnglish([finding]);
  const { what, cure } = splitAtCure(text);
  return { code: codes[finding.kind], level: isNote(finding) ? 'warning' : 'error', what, cure };
}

function columnFindings(findings: readonly DatabaseFinding[]): Finding[] {
  const columns = findings.filter(({ kind }) => kind === 'column');
  if (columns.length === 0) return [];
  return [error(codes.column, inEnglish(columns).slice(0, 5).join(' '), 'Run: npm run schema')];
}

/** Splits a sentence of the Worker's at its way out, which the last sentence or the part after a colon is. */
function splitAtCure(text: string): { what: string; cure: string } {
  const [, what = text, cure = 'See docs/troubleshooting.md.'] =
    /^(.*?(?:[.:]))\s+((?:As the owner|run|Run)\b.*)$/s.exec(text) ?? [];
  return { what: what.replace(/:$/, '.'), cure: cure.replace(/^r/, 'R').replaceAll('`', '') };
}
