import pg from 'pg';
import { roleSql } from '../../scripts/schema/role.ts';

const role = 'stopwatch_worker';

/**
 * Gives the Worker of `npm start` a role as `npm run schema -- --role` makes it, so that nothing works here by rights that it does not have
 * in production. Returns its connection string. The role has the password of the owner, which is random and only in the data folder.
 */
export async function workerUrl(ownerUrl: string): Promise<string> {
  const { password } = new URL(ownerUrl);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(roleSql(role).replace('CHANGE_ME', password));
  } finally {
    await client.end();
  }
  return Object.assign(new URL(ownerUrl), { username: role }).href;
}
