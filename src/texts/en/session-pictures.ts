import { wordsOf } from '../words.ts';

const words = wordsOf('en');

/** What stands on the pictures of a session, and what they show for people who do not see them. */
export const sessionPictures = {
  /** How an attack ended that was not in time. */
  held: 'held',
  /** Heads the times of those who attacked first, or second. */
  attack: (number: number) => `attack ${number}`,
  kills: 'kills',
  deaths: 'deaths',
  given: 'given',
  received: 'received',
  alive: 'alive',
  dead: 'dead',
  denied: 'denied to enemies',
  minutes: 'in minutes',
  latestMaps: (shown: number, of: number) => `the latest ${words.count(shown)} of ${words.count(of)} maps`,
  firstPlayers: (shown: number, of: number) => `${words.count(shown)} of ${words.count(of)} players`,
  dpmByRound: (day: string) => `DPM by round · ${day}`,
  dpmByMap: (day: string) => `DPM by map · ${day}`,
  dpmUnit: 'damage per minute',
  dpmValues: 'at the right: over the session',
  damage: (day: string) => `Damage · ${day}`,
  time: (day: string) => `Time · ${day}`,
  eveningAlt: (score: string, size: string, players: string) => `${score}. ${size}. Kills/deaths: ${players}`,
  dpmAlt: (title: string, players: string) => `Line chart. ${title}. Highest over the session: ${players}`,
  damageAlt: (title: string, players: string) => `Bar chart. ${title}, given/received: ${players}`,
  timeAlt: (title: string, players: string) => `Bar chart. ${title}, alive/dead/denied to enemies: ${players}`,
};
