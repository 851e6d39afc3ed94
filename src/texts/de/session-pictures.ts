import type { sessionPictures as English } from '../en/session-pictures.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('de');

export const sessionPictures: typeof English = {
  held: 'gehalten',
  attack: (number) => `Angriff\u00a0${number}`,
  kills: 'Kills',
  deaths: 'Tode',
  given: 'ausgeteilt',
  received: 'eingesteckt',
  alive: 'am Leben',
  dead: 'tot',
  denied: 'Gegnern geraubt',
  minutes: 'in Minuten',
  latestMaps: (shown, of) => `die letzten ${words.count(shown)} von ${words.count(of)} Maps`,
  firstPlayers: (shown, of) => `${words.count(shown)} von ${words.count(of)} Spielern`,
  dpmByRound: (day) => `DPM je Runde · ${day}`,
  dpmByMap: (day) => `DPM je Map · ${day}`,
  dpmUnit: 'Schaden pro Minute',
  dpmValues: 'rechts: über den ganzen Abend',
  damage: (day) => `Schaden · ${day}`,
  time: (day) => `Zeit · ${day}`,
  eveningAlt: (score, size, players) => `${score}. ${size}. Kills/Tode: ${players}`,
  dpmAlt: (title, players) => `Liniendiagramm. ${title}. Die höchsten über den Abend: ${players}`,
  damageAlt: (title, players) => `Balkendiagramm. ${title}, ausgeteilt/eingesteckt: ${players}`,
  timeAlt: (title, players) => `Balkendiagramm. ${title}, am Leben/tot/Gegnern geraubt: ${players}`,
};
