import { PLAYER_LINKS } from '../../scripts/migrate/source/legacy-ddl.ts';
import { Random } from '../random.ts';
import type { LegacyWriter } from './database.ts';
import type { Player } from './players.ts';
import { nameAt } from './players.ts';
import { DAY, isoStamp, plainStamp, startOfDay } from './stamps.ts';

const USERNAMES = [
  'kettle_on',
  'turnip.fan',
  'halcyon',
  'borscht',
  'pipedreamer',
  'bold.move',
  'sam',
  'everyone_else',
].concat(['croissant', 'adrift', 'echo.echo', 'echo_2']);

/** Links the players to invented Discord accounts. The ids have 18 and 19 digits, more than a double can hold exactly. */
export function writeLinks(writer: LegacyWriter, seed: number, players: readonly Player[], endDate: string): void {
  const random = new Random(`links ${seed}`);
  const end = startOfDay(endDate);
  for (const [i, player] of players.entries()) {
    const digits = `${i % 3 === 0 ? '' : '1'}${100 + i}${random.int(1_000_000, 9_999_999)}${random.int(1_000_000, 9_999_999)}`;
    const linkedAt = end - random.int(2, 120) * DAY + random.int(0, DAY / 1000) * 1000;
    writer.insert(PLAYER_LINKS, {
      discord_id: BigInt(`${digits}${(i * 2 + 1) % 10}`),
      discord_username: USERNAMES[i] ?? `member_${i}`,
      et_guid: player.guid,
      // The name at the time of linking, which is often an older one and sometimes missing.
      et_name: i % 6 === 5 ? null : nameAt(player, 1 - (end - linkedAt) / (150 * DAY)),
      linked_date: i % 2 === 0 ? plainStamp(linkedAt) : isoStamp(linkedAt, random.int(1, 999_999)),
      verified: i % 4 === 3 ? 0 : 1,
    });
  }
}
