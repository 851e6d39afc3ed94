import type { LegacyFile } from '../legacy/file.ts';
import { clock, counted, cut } from '../written.ts';

/** A map of a session with what the file says of its two rounds; null where one does not count. `first` is the team that attacked first. */
interface Played {
  map: string;
  first: 0 | 1 | null;
  attackers: 1 | 2 | null;
  id1: number | null;
  id2: number | null;
  header1: number | null;
  full1: number | null;
  header2: number | null;
  full2: number | null;
  said1: 0 | 1 | null;
}

/** How an attack ended: the seconds it took, or the seconds the defence held. Null if it is unknown. */
type Attack = { took: number } | { heldFor: number } | null;

const closeSeconds = 15;

function playedIn(file: LegacyFile, session: number): Played[] {
  return file.rows<Played>(
    `with both as (
       select match_id, min(stamp) as stamp, max(map) as map,
         max(case when round_number = 1 then id end) as id1, max(case when round_number = 2 then id end) as id2
       from played where session = ? group by match_id
     )
     select b.map, b.id1, b.id2, a.header as header1, a.full as full1, c.header as header2, c.full as full2,
       case when a.winner_team in (1, 2) and a.defender_team in (1, 2) then a.winner_team <> a.defender_team end as said1,
       case when a.defender_team in (1, 2) then 3 - a.defender_team end as attackers,
       (select sum(case when (s.side = 3 - a.defender_team) = (s.round = b.id1) then 1 else -1 end * case l.team when 0 then 1 else -1 end) < 0
        from sides s join line_ups l on l.session = s.session and l.guid = s.guid where s.round in (b.id1, b.id2)) as first
     from both b left join played a on a.id = b.id1 left join played c on c.id = b.id2
     order by b.stamp, b.match_id`,
    session,
  );
}

function attack(header: number | null, full: number | null, said: 0 | 1 | null): Attack {
  if (header !== null && full !== null && header > 0 && header <= full)
    return header < full ? { took: header } : { heldFor: full };
  if (said === null || full === null) return null;
  return said ? null : { heldFor: full };
}

/** Both attacks of a map that is decided, and who attacked first and won: 0 or 1, null for a draw. */
function decided(map: Played): { attacks: [Attack, Attack]; first: 0 | 1; winner: 0 | 1 | null } | undefined {
  if (map.id1 === null || map.id2 === null || map.attackers === null || map.first === null) return undefined;
  const attacks: [Attack, Attack] = [attack(map.header1, map.full1, map.said1), attack(map.header2, map.full2, null)];
  const [one, other] = attacks;
  const second = map.first === 0 ? 1 : 0;
  const winner = other && 'took' in other ? second : one && 'took' in one ? map.first : null;
  return { attacks, first: map.first, winner };
}

const ended = (one: Attack) => (one === null ? '?' : 'took' in one ? clock(one.took) : 'held');

/** Every map of a session, written fully, with the winner's time alone, and without times. */
export function mapsOf(file: LegacyFile, session: number): [full: string, ...shorter: string[]][] {
  return playedIn(file, session).map((map) => {
    const name = cut(map.map, 16);
    const result = decided(map);
    if (!result) return [`▫️ ${name}`];
    const { attacks, first, winner } = result;
    const short = `${winner === null ? '⬜' : winner === 0 ? '🟦' : '🟥'} ${name}`;
    if (winner === null) return [`${short} ${ended(attacks[0])}`, short];
    const [won, lost] = winner === first ? attacks : [attacks[1], attacks[0]];
    const margin = won && lost && 'took' in won && 'took' in lost ? lost.took - won.took : Number.POSITIVE_INFINITY;
    const full = margin <= closeSeconds ? `by ${clock(margin)}` : `${ended(won)}–${ended(lost)}`;
    return [`${short} ${full}`, `${short} ${ended(won)}`, short];
  });
}

/** Why a team won: its attacks were faster, it held longer, or close maps decided. */
export function howWon(file: LegacyFile, session: number): string {
  const maps = playedIn(file, session).flatMap((map) => decided(map) ?? []);
  const points = [0, 1].map((team) =>
    maps.reduce((sum, { winner }) => sum + (winner === null ? 1 : winner === team ? 2 : 0), 0),
  );
  const ahead = (points[0] ?? 0) - (points[1] ?? 0);
  if (ahead === 0) return 'none';
  const winner = ahead > 0 ? 0 : 1;
  const attacksOf = (team: number) => maps.map(({ attacks, first }) => (first === team ? attacks[0] : attacks[1]));
  const mean = (team: number) => {
    const times = attacksOf(team).flatMap((one) => (one === null ? [] : 'took' in one ? [one.took] : [one.heldFor]));
    return times.length < 2 ? undefined : times.reduce((sum, one) => sum + one, 0) / times.length;
  };
  const [own, other] = [mean(winner), mean(1 - winner)];
  const reasons: string[] = [];
  if (own !== undefined && other !== undefined && other - own >= 15)
    reasons.push(`faster attacks (${clock(own)} against ${clock(other)})`);
  const holds = (team: number) =>
    maps.filter(({ attacks: [one, two], first }) => {
      if (first !== team) return one !== null && 'heldFor' in one;
      return one !== null && 'heldFor' in one && two !== null && 'heldFor' in two;
    }).length;
  const [held, theirs] = [holds(winner), holds(1 - winner)];
  if (held > theirs && theirs > 0) reasons.push(`full holds ${held} : ${theirs}`);
  else if (held > theirs)
    reasons.push(held === 1 ? 'the only full hold' : held === 2 ? 'both full holds' : `all ${held} full holds`);
  const close = maps.filter(({ attacks: [one, two], first }) => {
    const isSecond = first !== winner && one !== null && two !== null && 'took' in one && 'took' in two;
    return isSecond && one.took > two.took && one.took - two.took <= closeSeconds;
  }).length;
  if (close >= 2 && Math.abs(ahead) <= 4 * close)
    reasons.push(`${counted(close, 'map')} by at most ${clock(closeSeconds)}`);
  return reasons.length === 0 ? 'none' : reasons.join('\n');
}
