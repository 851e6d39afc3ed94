import { Random } from '../random.ts';
import type { Participant } from './tally.ts';
import type { PlayerClass } from './weapons.ts';

/** A member of the invented community. `t` is always the share of the community's history that has passed, 0..1. */
export interface Player {
  readonly guid: string;
  /** Names in order. Each is used from its `from` on. */
  readonly names: readonly { readonly from: number; readonly name: string }[];
  readonly skill: number;
  /** Skill gained (or lost) from start to end. */
  readonly trend: number;
  readonly phase: number;
  readonly favourite: PlayerClass;
  /** How often the player is present, 0..1. */
  readonly activity: number;
  /** 0 and 1 are the two clans. 2 plays for the team that is short of players. */
  readonly clan: 0 | 1 | 2;
}

/** Names of the demo community; a list is a player who renamed. They are chosen to break Markdown, mentions, LIKE and widths, with at most 35 characters and no backslash, as the game has them. */
const DEMO_NAMES: readonly (string | readonly string[])[] = [
  ['Kettle', 'nt.Kettle', 'nt.Kettle|ill'],
  ['[mb]Turnip', '[mb]TurnipOverdrive'],
  'nt.Halcyon',
  ['Борщ', 'Борщ*Chef*'],
  'pipe|dream',
  '**BoldMove**',
  ['snake_case_sam', 'snake_case_sam_2'],
  ['@everyone', '@here4medpacks'],
  'Pastry🥐Chef',
  ['drift', '^/drift', 'drift'],
  'Echo',
  'Echo',
  'TheLongWinterOfNineteenFortyThree_X',
  '`backtick`',
  '~~struck~~ ||spoiler||',
  '[click](me)',
  ['Mörtel', '[mb]Mörtel'],
  "O'Panzer",
  '50%_off',
  ['Żubr', 'nt.Żubr'],
  'Moss',
  ['Lt. Waffle', 'Cpt. Waffle', 'Maj. Waffle'],
  'Dr. Brass',
  ['wobble', '"wobble"'],
  'Pixel Sergeant',
  '/o/ Cheers',
];

const CLASSES: readonly PlayerClass[] = ['medic', 'medic', 'medic', 'engineer', 'fieldops', 'covert', 'soldier'];

/** Returns the demo's regulars: two clans and players without one. The same seed gives the same players. */
export function demoCommunity(seed: number): Player[] {
  const random = new Random(`players ${seed}`);
  return DEMO_NAMES.map((entry, i) => member(random, typeof entry === 'string' ? [entry] : entry, i));
}

/** Returns two guests: one hides for a minute and leaves, one stays for a match. */
export function demoGuests(seed: number): readonly [Player, Player] {
  const random = new Random(`guests ${seed}`);
  const first = DEMO_NAMES.length;
  return [member(random, ['Ghost of Fueldump'], first), member(random, ['just passing by'], first + 1)];
}

/** Returns any number of players with made-up names, for benchmarks. */
export function largeCommunity(seed: number, size: number): Player[] {
  const random = new Random(`crowd ${seed}`);
  const first = ['Amber', 'Brisk', 'Copper', 'Dusty', 'Early', 'Foggy', 'Grim', 'Hollow', 'Idle', 'Jolly'];
  const second = ['Badger', 'Cricket', 'Drummer', 'Falcon', 'Gasket', 'Heron', 'Lantern', 'Otter', 'Piston', 'Raven'];
  return Array.from({ length: size }, (_, i) => {
    const name = `${first[i % 10]}${second[Math.floor(i / 10) % 10]}${i < 100 ? '' : Math.floor(i / 100)}`;
    const player = member(random, random.chance(0.3) ? [name, `${name}_`] : [name], i);
    // Nobody is so rare that they never play.
    return { ...player, activity: random.between(0.4, 1) };
  });
}

function member(random: Random, names: readonly string[], index: number): Player {
  return {
    // The index makes GUIDs unique, whatever the random digits are.
    guid: `${random.hex(5)}${index.toString(16).toUpperCase().padStart(3, '0')}`,
    names: names.map((name, i) => ({ from: i === 0 ? 0 : (i + random.between(-0.2, 0.2)) / names.length, name })),
    skill: random.normal() * 0.55,
    trend: random.normal() * 0.35,
    phase: random.float(),
    favourite: random.pick(CLASSES),
    activity: index < 14 ? random.between(0.6, 1) : random.between(0.27, 0.5),
    clan: index % 5 === 4 ? 2 : index % 2 === 0 ? 0 : 1,
  };
}

export function nameAt(player: Player, t: number): string {
  const held = player.names.filter(({ from }) => from <= t).at(-1) ?? player.names[0];
  if (!held) throw new Error(`player ${player.guid} has no name`);
  return held.name;
}

/** Returns the player's skill at `t`. It follows a slow wave and a personal trend, so that charts have something to show. */
export function skillAt(player: Player, t: number): number {
  const turn = (t * 2 + player.phase) % 1;
  const wave = 1 - 4 * Math.abs(turn - 0.5);
  return player.skill + player.trend * (t - 0.5) * 2 + 0.25 * wave;
}

/** Returns a player as a participant of a round. */
export function participant(player: Player, t: number, presence = 1): Participant {
  const { guid, favourite } = player;
  return { guid, name: nameAt(player, t), skill: skillAt(player, t), favourite, presence };
}
