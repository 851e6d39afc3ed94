import type { ClientBase } from 'pg';

/** The version of the baseline, where a new database starts. */
export const baselineVersion = 18;

/** MD5 of the file that was migration 18 before there was a baseline. */
const formerChecksum = 'ee20d01aa6f0e604896a2831f40ca31c';

/** The last commit that can bring an older database to the baseline. */
const lastCommitBefore = '424d037';

/** Throws if a database at this version is older than the baseline. */
export function refuseOlder(version: number): void {
  if (version === 0 || version >= baselineVersion) return;
  throw new Error(
    `The database's schema is at ${version}, from before this project's first release, which begins at ${baselineVersion}. ` +
      `Bring it there with an earlier version first: git checkout ${lastCommitBefore} && npm ci && npm run db:migrate; ` +
      'then come back to this version and run npm run schema. Nothing was changed.',
  );
}

/** Marks a database made by migrations 1 to 18 as one that began with the baseline. Both have the same tables. */
export async function adoptBaseline(client: ClientBase, baselineChecksum: string): Promise<void> {
  await client.query(`update schemaversion set name = 'baseline', md5 = $1 where version = $2 and md5 = $3`, [
    baselineChecksum,
    baselineVersion,
    formerChecksum,
  ]);
}
