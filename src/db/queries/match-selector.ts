import type { Sql } from '../db.ts';
import { sql } from '../db.ts';

/** A reference to a match: as it is stored, or by the address of one of its rounds. */
export type MatchSelector = { server: string | Sql; matchId: string | Sql } | { matchAddress: string };

/**
 * An expression: the address of a round `r`, made of the stamp in its file's name and a digest of its server and map. Unlike its match's id
 * it stays the same when a round 1 comes in after its round 2, and unlike its time when the time zone changes. So a button holds it.
 */
export const roundAddress = sql`
  to_char(r.round_date + r.round_time, 'YYYYMMDDHH24MISS') || '.' || left(md5(r.server || ' ' || lower(r.map_name collate "C")), 8)`;

/** Returns a condition for the rounds `r` of a match. No round fulfils it if the match does not exist or the address is none. */
export function ofMatch(selector: MatchSelector): Sql {
  if ('matchId' in selector)
    return sql`r.server = ${selector.server} and r.match_id = ${selector.matchId} and r.round_number in (1, 2)`;
  const stamp = stampOf(selector.matchAddress);
  if (stamp === undefined) return sql`false`;
  return sql`r.round_number in (1, 2) and (r.server, r.match_id) = (
    select r.server, r.match_id from rounds r
    where r.round_date + r.round_time = ${stamp}::timestamp and ${roundAddress} = ${selector.matchAddress} and r.round_number in (1, 2)
    order by r.id
    limit 1
  )`;
}

/** Returns the stamp in an address, as PostgreSQL reads it. Undefined if the address is forged and holds none. */
function stampOf(address: string): string | undefined {
  const [, date = '', time = ''] = /^(\d{8})(\d{6})\.[0-9a-f]{8}$/.exec(address) ?? [];
  const iso = `${date.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}`;
  const parsed = new Date(`${iso}Z`);
  // A date of no calendar, such as February 30 or one in the year 0, would be an error in PostgreSQL.
  return parsed.getUTCFullYear() > 0 && parsed.toISOString().startsWith(iso) ? iso : undefined;
}
