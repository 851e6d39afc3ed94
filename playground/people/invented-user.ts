import { createHash } from 'node:crypto';
import { stripColours } from '../../src/domain/names.ts';

/** Returns the Discord user that a player without a link acts as: always the same for a GUID, with a name made from the player's. */
export function inventedUser(guid: string, name: string): { id: string; username: string } {
  const hash = createHash('sha256').update(guid).digest();
  const digits = String(hash.readBigUInt64BE() % 10n ** 17n).padStart(17, '0');
  const letters = stripColours(name).normalize('NFKD').toLowerCase();
  const username = letters
    .replace(/\s+/g, '_')
    .replace(/[^a-z0-9_.]/g, '')
    .slice(0, 32);
  return { id: `7${digits}`, username: username.length < 2 ? `player_${guid.slice(0, 6).toLowerCase()}` : username };
}
