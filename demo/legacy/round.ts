import type { Random } from '../random.ts';
import { strength } from '../random.ts';
import { fireWeapons, mishaps, objectives, settle } from './aftermath.ts';
import type { Fighter, RoundSetup } from './fighter.ts';
import type { Participant, Tally } from './tally.ts';
import { encounterOf, newTally, weaponOf } from './tally.ts';
import type { Carried, Side } from './weapons.ts';
import { chooseClass, loadout } from './weapons.ts';

interface Kill {
  readonly at: number;
  readonly killer: Fighter;
  readonly victim: Fighter;
  readonly weapon: Carried;
}

const KILLS_PER_SECOND = 1.3 / 60;
const CHAIN_SECONDS = 3;

/**
 * Plays one round. Every kill is somebody's death, damage given is damage received, and weapon rows sum to the player's.
 * @returns one tally per participant, Axis first
 */
export function playRound(random: Random, setup: RoundSetup): Tally[] {
  const axis = setup.axis.map((participant) => arm(random, participant, 1, setup.seconds));
  const allies = setup.allies.map((participant) => arm(random, participant, 2, setup.seconds));
  const kills = [...plan(random, axis, allies, setup.seconds), ...plan(random, allies, axis, setup.seconds)];
  kills.sort((a, b) => a.at - b.at);
  for (const kill of kills) fight(random, kill, kill.killer.tally.side === 1 ? axis : allies);
  for (const side of [axis, allies]) {
    for (const fighter of side) {
      endChain(fighter);
      mishaps(random, fighter, side);
      objectives(random, fighter, setup);
      fireWeapons(random, fighter);
    }
  }
  for (const fighter of [...axis, ...allies]) settle(random, fighter);
  return [...axis, ...allies].map((fighter) => fighter.tally);
}

function arm(random: Random, participant: Participant, side: Side, duration: number): Fighter {
  const role = chooseClass(random, participant.favourite);
  const carried = loadout(random, side, role);
  const tally = newTally(participant, side, Math.floor(duration * participant.presence));
  return {
    tally,
    role,
    carried,
    shares: carried.map(({ share }) => share),
    damage: new Map(),
    chain: 0,
    lastKill: Number.NEGATIVE_INFINITY,
    spree: 0,
    deathRun: 0,
  };
}

/** Returns the kills one side will make, each with its moment, victim and weapon. */
function plan(random: Random, side: readonly Fighter[], enemies: readonly Fighter[], duration: number): Kill[] {
  const targets = enemies.map(({ tally: { participant: p } }) =>
    p.untouchable ? 0 : p.presence * strength(-0.7 * p.skill),
  );
  const level = enemies.reduce((sum, { tally }) => sum + tally.participant.skill, 0) / Math.max(1, enemies.length);
  const kills: Kill[] = [];
  for (const killer of side) {
    const { participant, seconds } = killer.tally;
    const wanted = random.count(seconds * KILLS_PER_SECOND * strength(0.8 * (participant.skill - level)));
    let at = 0;
    for (let i = 0; i < wanted; i++) {
      const victim = enemies[random.weighted(targets)];
      const weapon = killer.carried[random.weighted(killer.shares)];
      if (!victim || !weapon) break;
      // Good players sometimes kill two at a time, which makes multikills.
      const follows = i > 0 && random.chance(0.04 + 0.02 * Math.max(0, participant.skill));
      at = follows ? Math.min(duration, at + random.between(0.3, 2.5)) : random.between(0, seconds);
      kills.push({ at, killer, victim, weapon });
    }
  }
  return kills;
}

function fight(random: Random, { at, killer, victim, weapon }: Kill, friends: readonly Fighter[]): void {
  const mine = killer.tally;
  const theirs = victim.tally;
  mine.kills++;
  theirs.deaths++;
  encounterOf(mine, theirs).kills++;
  encounterOf(theirs, mine).deaths++;
  weaponOf(mine, weapon.weapon).kills++;
  weaponOf(theirs, weapon.weapon).deaths++;
  if (weapon.bullet && random.chance(0.13 + 0.04 * mine.participant.skill)) mine.headshotKills++;

  hurt(killer, victim, weapon.weapon, random.int(70, 150));
  const helper = random.chance(0.45) ? random.pick(friends) : undefined;
  if (helper && helper !== killer) {
    hurt(helper, victim, helper.carried[0]?.weapon ?? weapon.weapon, random.int(20, 90));
    helper.tally.assists++;
    if (random.chance(0.25)) mine.steals++;
  }
  if (random.chance(0.6)) hurt(victim, killer, victim.carried[0]?.weapon ?? weapon.weapon, random.int(15, 110));

  if (at - killer.lastKill > CHAIN_SECONDS) endChain(killer);
  killer.chain++;
  killer.lastKill = at;
  killer.spree++;
  killer.deathRun = 0;
  if (killer.spree >= 3) mine.bestSpree = Math.max(mine.bestSpree, killer.spree);
  victim.spree = 0;
  victim.deathRun++;
  if (victim.deathRun >= 3) theirs.worstSpree = Math.max(theirs.worstSpree, victim.deathRun);

  if (random.chance(0.3)) mine.useful++;
  else if (random.chance(0.25)) mine.useless++;
  const gibbed = random.chance(0.35);
  if (gibbed) mine.gibs++;
  const wait = random.int(6, 26);
  const medic = !gibbed && medicFor(random, victim);
  theirs.secondsDead += medic ? random.int(2, 8) : wait;
  if (!medic) mine.denied += Math.floor(wait * 0.7);
}

/** Returns whether a medic reaches the body. Which medic is decided later for the whole side, so that revives given equal times revived. */
function medicFor(random: Random, victim: Fighter): boolean {
  if (!random.chance(0.22)) return false;
  victim.tally.revived++;
  return true;
}

function hurt(attacker: Fighter, victim: Fighter, weapon: string, points: number): void {
  if (victim.tally.participant.untouchable) return;
  attacker.tally.damageGiven += points;
  victim.tally.damageReceived += points;
  attacker.damage.set(weapon, (attacker.damage.get(weapon) ?? 0) + points);
}

function endChain(fighter: Fighter): void {
  const slot = Math.min(fighter.chain, 6) - 2;
  if (slot >= 0) fighter.tally.chains[slot as 0 | 1 | 2 | 3 | 4]++;
  fighter.chain = 0;
}
