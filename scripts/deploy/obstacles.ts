import type { Setup } from '../cli/setup.ts';
import { secretNames } from '../cli/setup.ts';
import { checkDatabase } from '../doctor/checks/database.ts';
import { checkSettings } from '../doctor/checks/settings.ts';
import type { Finding } from '../doctor/finding.ts';
import { warning } from '../doctor/finding.ts';

/** Errors with which a deployed Worker works nevertheless: it never migrates, and older code may be wanted back on a newer schema. */
const harmless: ReadonlySet<string> = new Set(['database-pooled', 'schema-newer']);

/** What stands in the way of a deploy, and what does not. */
export interface Obstacles {
  refusals: Finding[];
  notes: Finding[];
}

/** Cloudflare's own builder, which the Deploy button sets up, knows the settings but not the secrets, which the Worker has already. */
function isCloudflaresBuilder(): boolean {
  return process.env.WORKERS_CI === '1' && !process.env.DATABASE_URL;
}

const notCompared = warning(
  'schema-not-compared',
  "Cloudflare's builder does not know the database, so the schema is not compared.",
  'Run npm run schema before you push an update.',
);

/** Looks for what would make a deployed Worker fail: a setting that is empty or wrong, or a database that this version cannot use. */
export async function findObstacles(setup: Setup): Promise<Obstacles> {
  const settings = checkSettings(setup);
  if (isCloudflaresBuilder()) {
    const refusals = settings.findings.filter(({ what }) => !secretNames.some((name) => what.startsWith(`${name} `)));
    return { refusals, notes: [notCompared] };
  }
  const database = await checkDatabase(setup);
  const all = [...settings.findings, ...database.findings];
  const refusals = all.filter(({ level, code }) => level === 'error' && !harmless.has(code));
  return { refusals, notes: all.filter((one) => !refusals.includes(one)) };
}
