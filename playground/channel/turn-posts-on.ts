import { openPool, pgDb } from '../../scripts/database/pg.ts';
import { sql } from '../../src/db/db.ts';
import { savePostSettings } from '../../src/db/queries/post-settings.ts';
import { saveSettings } from '../../src/db/queries/settings.ts';
import { strangers } from '../people/strangers.ts';
import { postsChannel } from './posts-channel.ts';

/** Lets the bot post by itself in the playground's channel, unless a manager has already chosen a channel or switched posts off. */
export async function turnPostsOn(url: string): Promise<void> {
  const pool = openPool(url, 1);
  try {
    const db = pgDb(pool);
    const [given] = await db.query<{ isSet: boolean }>(sql`
      select exists (select from post_settings) or exists (select from settings where name = 'channel') as is_set`);
    if (given?.isSet) return;
    const [manager] = strangers;
    const now = new Date();
    await db.transaction([
      saveSettings({ channel: postsChannel.id }, manager.id, now),
      savePostSettings({ kind: 'match', isOn: true }, manager.id, now),
      savePostSettings({ kind: 'evening', isOn: true }, manager.id, now),
    ]);
  } finally {
    await pool.end();
  }
}
