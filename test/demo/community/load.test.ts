import { expect } from 'vitest';
import { loadCommunity } from '../../../demo/community/load.ts';
import { storeArchive } from '../../../demo/community/store-archive.ts';
import { allRows, differences } from '../../../demo/round-files/all-rows.ts';
import { openPool } from '../../../scripts/database/pg.ts';
import { findFiles } from '../../../scripts/ingest/find-files.ts';
import { importFiles } from '../../../scripts/ingest/import-files.ts';
import { makeCommunity } from '../../support/community.ts';
import { testSometimes } from '../../support/sample.ts';

testSometimes(
  'the quick way into the database gives the rows that npm run ingest gives, also after an interruption',
  async () => {
    const community = await makeCommunity(4);
    const [quick, slow] = [await community.migrated(), await community.migrated()];
    await storeArchive(quick.client, community.archived);
    await loadCommunity(quick.url, community);
    await loadCommunity(quick.url, community);

    const pool = openPool(slow.url, 1);
    const { files } = await findFiles([community.gamestats]);
    expect(files.length).toBe(community.archived.length + community.recent.length);
    const outcomes = await importFiles(pool, files, { server: 'main', timeZone: 'UTC' });
    await pool.end();
    expect(outcomes.filter(({ outcome }) => outcome !== 'stored')).toEqual([]);
    expect(differences(await allRows(slow.client), await allRows(quick.client))).toEqual([]);

    const { rows } = await quick.client.query(`
    select (select count(*)::int from rounds where source = 'legacy' and round_number > 0) as legacy,
      (select count(*)::int from session_teams) as rosters`);
    expect(rows).toEqual([{ legacy: 0, rosters: 8 }]);
    for (const database of [quick, slow]) await database.drop();
    await community.remove();
  },
);
