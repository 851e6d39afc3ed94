import type { playstyle as English } from '../en/playstyle.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const playstyle: typeof English = {
  title: (name) => `Style de jeu · ${name}`,
  role: (role, points) => `**${role}** · ${points} point`,
  balanced: (role) => `**${role}**${nbsp}: rien ne ressort.`,
  closest: (role) => `Le plus proche, ${role}${nbsp}:`,
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
    `Rôle${nbsp}: ${words.counted(all, 'manche', 'manches')} en tout · le reste${nbsp}: les ${words.counted(latest, 'dernière manche', 'dernières manches')}`,
  mapLegend: `Cartes${nbsp}: K/D · DPM · manches`,
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
