import type { records as English } from '../en/records.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const records: typeof English = {
  kinds: {
    kills: 'Frags',
    damage: 'Dégâts',
    dpm: 'DPM',
    revives: 'Réanimations',
    headshot_kills: 'Frags à la tête',
    gibs: 'Gibs',
    useful_kills: 'Frags utiles',
    denied_playtime: 'Temps volé',
    best_spree: 'Série',
    fastest_attack: 'Attaque éclair',
    longest_hold: 'Plus longue défense',
    closest_map: 'Carte la plus serrée',
  },
  sides: { attack: 'attaque', defence: 'défense' },
  sizes: { '3v3': '3v3', '4v4': '4v4', '5v5': '5v5', '6v6': '6v6', mixed: 'effectifs mixtes' },
  bothSides: 'Les deux camps',
  onlySide: { attack: 'Attaque', defence: 'Défense' },
  allSizes: 'Tous les effectifs',
  titleOfMap: (map) => `Records · ${map}`,
  newest: 'Derniers records',
  titleOfPlayer: (name) => `Records · ${name}`,
  held: (count) => `Détient ${words.counted(count, 'record', 'records')}`,
  bests: 'Records personnels',
  was: (value, holder, day) => `avant ${value}, ${holder}, ${day}`,
  wasShort: (value) => `avant ${value}`,
  none: 'Aucune manche n’a encore établi de record ici.',
  legend: 'Manches d’au moins deux minutes et trois par camp · à égalité, le premier',
  unknownMap: (typed, option) =>
    `Aucune carte ne s’appelle «\u00a0${typed}\u00a0». Tape une partie de son nom dans \`${option}\` et choisis-en une.`,
  choice: (map, count) => `${map} · ${words.counted(count, 'record', 'records')}`,
};
