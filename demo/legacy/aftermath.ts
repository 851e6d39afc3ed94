import type { Random } from '../random.ts';
import type { Fighter, RoundSetup } from './fighter.ts';
import { weaponOf } from './tally.ts';

/** Adds self kills, team damage, team kills and revives. */
export function mishaps(random: Random, fighter: Fighter, side: readonly Fighter[]): void {
  const { tally } = fighter;
  const minutes = tally.seconds / 60;
  if (!tally.participant.untouchable) tally.selfKills = random.count(minutes * 0.42);
  tally.secondsDead += tally.selfKills * random.int(4, 16);
  const friends = side.filter((friend) => friend !== fighter && !friend.tally.participant.untouchable);
  if (friends.length > 0) {
    for (let i = random.count(minutes * 0.09); i > 0; i--) {
      const friend = random.pick(friends).tally;
      const points = random.int(5, 90);
      tally.teamDamageGiven += points;
      friend.teamDamageReceived += points;
      if (!random.chance(0.25)) continue;
      tally.teamKills++;
      if (random.chance(0.3)) tally.teamGibs++;
    }
    const medics = friends.filter(({ role }) => role === 'medic');
    for (let i = tally.revived; i > 0; i--) random.pick(medics.length > 0 ? medics : friends).tally.revives++;
  } else {
    tally.revived = 0;
  }
}

export function objectives(random: Random, { tally, role }: Fighter, setup: RoundSetup): void {
  const minutes = tally.seconds / 60;
  const attacks = tally.side !== setup.defender;
  const engineer = role === 'engineer';
  if (engineer) tally.constructions = random.count(minutes * 0.09);
  if (setup.map.dynamite && engineer && attacks) {
    tally.planted = random.count(minutes * 0.15) + (setup.attackersWon ? 1 : 0);
    tally.destroyed = setup.attackersWon ? 1 : 0;
  }
  if (setup.map.dynamite && engineer && !attacks) tally.defused = random.count(minutes * 0.06);
  if (setup.map.documents && attacks) {
    tally.stolen = random.count(minutes * 0.03);
    if (tally.stolen > 0 && setup.attackersWon && random.chance(0.5)) tally.completed = 1;
  }
  if (setup.map.documents && !attacks) tally.returned = random.count(minutes * 0.02);
}

/** Turns damage into hits and shots. A weapon that was never used has no row, but may have deaths. */
export function fireWeapons(random: Random, { tally, carried, damage }: Fighter): void {
  const { skill, presence } = tally.participant;
  const minutes = tally.seconds / 60;
  for (const { weapon, bullet, uses, hitRate } of carried) {
    const points = damage.get(weapon) ?? 0;
    const kills = tally.weapons.get(weapon)?.kills ?? 0;
    if (bullet) {
      const aim = Math.max(0.16, Math.min(0.6, 0.36 + 0.05 * skill + 0.04 * random.normal()));
      const hits = Math.max(kills, Math.round(points / random.between(17, 25)));
      const shots = Math.max(hits, Math.round(hits / aim) + (presence > 0.1 ? random.int(0, 9) : 0));
      if (shots === 0) continue;
      const row = weaponOf(tally, weapon);
      row.hits = hits;
      row.shots = shots;
      row.headshots = Math.min(hits, random.count(hits * Math.max(0.03, 0.125 + 0.035 * skill)));
    } else {
      const shots = Math.max(kills, random.count(minutes * uses));
      if (shots === 0) continue;
      const row = weaponOf(tally, weapon);
      row.shots = shots;
      row.hits = Math.max(kills, random.count(shots * hitRate));
    }
  }
}

/** Computes what depends on everybody's final counts: syringe, experience, time dead. */
export function settle(random: Random, { tally, role }: Fighter): void {
  const syringe = tally.weapons.get('WS_SYRINGE');
  if (role === 'medic' && tally.revives > 0) {
    const row = syringe ?? weaponOf(tally, 'WS_SYRINGE');
    row.hits = tally.revives;
    row.shots = Math.max(row.shots, tally.revives);
  }
  if (syringe) syringe.hits = Math.min(syringe.hits, syringe.shots);
  tally.secondsDead = Math.min(tally.secondsDead, Math.floor(tally.seconds * 0.95));
  const objectivePoints = 7 * tally.planted + 5 * tally.defused + 6 * tally.constructions + 8 * tally.stolen;
  tally.xp = tally.kills * 5 + tally.assists + tally.revives * 3 + objectivePoints + random.int(0, 9);
}
