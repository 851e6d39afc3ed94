import type { playstyle as English } from '../en/playstyle.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const playstyle: typeof English = {
  title: (name) => `Style de jeu · ${name}`,
  role: (role, points) => `**${role}** · ${points} point`,
  balanced: (role) => `**${role}**\u00a0: rien ne ressort.`,
  closest: (role) => `Le plus proche, ${role}\u00a0:`,
  also: (others) => `Aussi ${others}`,
  reason: (points, conditions) => `+${points} ${conditions.join(' et ')}`,
  condition: (measure, value, limit) => `${measure} ${value} (${limit})`,
  consistencyTitle: 'Régularité',
  consistency: (label, score, mean, deviation) => `**${label}** ${score}\nDPM ${mean} ± ${deviation}`,
  tooFew: (least) => `À partir de ${least} manches avec des dégâts.`,
  best: 'Meilleures cartes',
  worst: 'Pires cartes',
  noMap: (least) => `Aucune carte avec au moins ${least} manches.`,
  about: (all, latest) =>
    `Rôle\u00a0: ${words.counted(all, 'manche', 'manches')} en tout · le reste\u00a0: les ${words.counted(latest, 'dernière manche', 'dernières manches')}`,
  mapLegend: `Cartes\u00a0: K/D · DPM · manches`,
  roles: {
    Fragger: 'Fraggeur',
    Slayer: 'Tueur',
    Tank: 'Tank',
    Medic: 'Médecin',
    Sniper: 'Sniper',
    Rusher: 'Rusheur',
    Objective: 'Joueur d’objectif',
    Balanced: 'Équilibré',
  },
  steadiness: { steady: 'régulier', average: 'moyen', streaky: 'irrégulier' },
  measures: {
    frag_potential: 'Potentiel',
    kd: 'K/D',
    damage_ratio: 'Ratio de dégâts',
    kills: 'Frags par manche',
    deaths: 'Morts par manche',
    damage: 'Dégâts par manche',
    received: 'Reçus par manche',
    revives: 'Réanimations par manche',
    objectives: 'Objectifs par manche',
    time_dead: 'Temps passé mort',
    headshots: 'Tirs à la tête',
  },
};
