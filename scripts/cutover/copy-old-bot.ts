import { rmSync } from 'node:fs';
import { backup } from 'node:sqlite';
import { openSource } from '../migrate/source/source.ts';

/** Copies the old bot's database, as of one moment, while the bot may run. Its file is only read. */
export async function copyOldBot(from: string, to: string): Promise<void> {
  rmSync(to, { force: true });
  const source = openSource(from);
  try {
    await backup(source.database, to);
  } finally {
    source.close();
  }
}
