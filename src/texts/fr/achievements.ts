import type { achievements as English } from '../en/achievements.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const achievements: typeof English = {
  title: (name) => `Succès · ${name}`,
  none: 'Aucune manche comptée pour l’instant, donc rien d’accompli.',
  reached: (reached, all) => `**${reached} sur ${all}** atteints`,
  legend: '★ atteint, ☆ à venir · sur toutes les manches',
  from: (least, missing) =>
    `compte à partir de ${least} manches\u00a0: encore ${words.counted(missing, 'manche', 'manches')}`,
  highest: 'il n’y a pas plus haut',
  next: (missing, tier, threshold) => `encore ${missing}\u00a0: ${tier} (${threshold})`,
  badges: {
    kills: {
      label: 'Frags',
      tiers: [
        'Premier centurion',
        'Machine à fragger',
        'Tueur aux mille frags',
        'Guerrier',
        'Mort incarnée',
        'Tueur légendaire',
      ],
    },
    games: {
      label: 'Manches',
      tiers: ['Premiers pas', 'Joueur régulier', 'Joueur assidu', 'Vétéran', 'Légende vivante', 'Champion ultime'],
    },
    kd: { label: 'K/D', tiers: ['Combattant équilibré', 'Au-dessus du lot', 'Tueur d’élite', 'Inarrêtable'] },
    revives: { label: 'Réanimations', tiers: ['Infirmier', 'Sauveteur', 'Faiseur de miracles'] },
    times_revived: { label: 'Fois réanimé', tiers: ['De nouveau debout', 'Neuf vies', 'Immortel'] },
    dynamites: { label: 'Dynamites posées', tiers: ['Sapeur', 'Expert en démolition', 'Maître dynamiteur'] },
    dynamites_defused: { label: 'Désamorçages', tiers: ['Coupeur de fils', 'Démineur', 'Ange gardien'] },
    objectives: { label: 'Objectifs', tiers: ['Coureur', 'Courrier', 'Légende des objectifs'] },
  },
};
