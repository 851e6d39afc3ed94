import { wordsOf } from '../words.ts';

const words = wordsOf('en');

/** Texts of /playstyle. Roles and measures are by their keys in `domain/playstyle.ts`. */
export const playstyle = {
  title: (name: string) => `Playstyle of ${name}`,
  role: (role: string, points: string) => `**${role}** · ${points} points`,
  balanced: (role: string) => `**${role}**: nothing stands out.`,
  closest: (role: string) => `Closest to ${role}:`,
  also: (others: string) => `Also ${others}`,
  reason: (points: string, conditions: readonly string[]) => `+${points} ${conditions.join(' and ')}`,
  condition: (measure: string, value: string, limit: string) => `${measure} ${value} (${limit})`,
  consistencyTitle: 'Consistency',
  consistency: (label: string, score: string, mean: string, deviation: string) =>
    `**${label}** ${score}\nDPM ${mean} ± ${deviation}`,
  tooFew: (least: number) => `From ${least} rounds with damage on.`,
  best: 'Best maps',
  worst: 'Worst maps',
  noMap: (least: number) => `No map with at least ${least} rounds.`,
  about: (all: number, latest: number) =>
    `Role: ${words.counted(all, 'round', 'rounds')} of all time · the rest: the latest ${words.counted(latest, 'round', 'rounds')}`,
  mapLegend: 'Maps: K/D · DPM · rounds',
  roles: {
    Fragger: 'Fragger',
    Slayer: 'Slayer',
    Tank: 'Tank',
    Medic: 'Medic',
    Sniper: 'Sniper',
    Rusher: 'Rusher',
    Objective: 'Objective',
    Balanced: 'Balanced',
  },
  steadiness: { steady: 'steady', average: 'average', streaky: 'streaky' },
  measures: {
    frag_potential: 'Frag potential',
    kd: 'K/D',
    damage_ratio: 'Damage ratio',
    kills: 'Kills per round',
    deaths: 'Deaths per round',
    damage: 'Damage per round',
    received: 'Taken per round',
    revives: 'Revives per round',
    objectives: 'Objectives per round',
    time_dead: 'Time dead',
    headshots: 'Headshots',
  },
};
