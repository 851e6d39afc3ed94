import type { playstyle as English } from '../en/playstyle.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('de');

export const playstyle: typeof English = {
  title: (name) => `Spielstil von ${name}`,
  role: (role, points) => `**${role}** · ${points} Punkte`,
  balanced: (role) => `**${role}**: nichts sticht heraus.`,
  closest: (role) => `Am ehesten ${role}:`,
  also: (others) => `Auch ${others}`,
  reason: (points, conditions) => `+${points} ${conditions.join(' und ')}`,
  condition: (measure, value, limit) => `${measure} ${value} (${limit})`,
  consistencyTitle: 'Beständigkeit',
  consistency: (label, score, mean, deviation) => `**${label}** ${score}\nDPM ${mean} ± ${deviation}`,
  tooFew: (least) => `Ab ${least} Runden mit Schaden.`,
  best: 'Beste Maps',
  worst: 'Schlechteste Maps',
  noMap: (least) => `Keine Map mit mindestens ${least} Runden.`,
  about: (all, latest) =>
    `Rolle: alle ${words.counted(all, 'Runde', 'Runden')} · der Rest: die letzten ${words.counted(latest, 'Runde', 'Runden')}`,
  mapLegend: 'Maps: K/D · DPM · Runden',
  roles: {
    Fragger: 'Fragger',
    Slayer: 'Slayer',
    Tank: 'Tank',
    Medic: 'Medic',
    Sniper: 'Sniper',
    Rusher: 'Rusher',
    Objective: 'Objective',
    Balanced: 'Ausgeglichen',
  },
  steadiness: { steady: 'beständig', average: 'mittel', streaky: 'wechselhaft' },
  measures: {
    frag_potential: 'Frag-Potenzial',
    kd: 'K/D',
    damage_ratio: 'Schadensverhältnis',
    kills: 'Kills je Runde',
    deaths: 'Tode je Runde',
    damage: 'Schaden je Runde',
    received: 'Erlitten je Runde',
    revives: 'Wiederbelebt je Runde',
    objectives: 'Ziele je Runde',
    time_dead: 'Zeit tot',
    headshots: 'Kopftreffer',
  },
};
