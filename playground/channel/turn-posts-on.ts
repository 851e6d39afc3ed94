import { openPool, pgDb } from '../../scripts/database/pg.ts';
import { saveSettings, storedSettings } from '../../src/db/queries/settings.ts';
import { strangers } from '../people/strangers.ts';
import { postsChannel } from './posts-channel.ts';

/** Lets the bot post by itself in the playground's channel, unless a manager has already chosen a channel or switched posts off. */
export async function turnPostsOn(url: string): Promise<void> {
  const pool = openPool(url, 1);
  try {
    const db = pgDb(pool);
    const { channel, autoPost } = await storedSettings(db);
    if (channel !== undefined || autoPost !== undefined) return;
    const [manager] = strangers;
    await db.query(saveSettings({ channel: postsChannel.id, autoPost: true }, manager.id, new Date()));
  } finally {
    await pool.end();
  }
}
