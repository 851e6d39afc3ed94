import type { adminLinks as English } from '../en/admin-links.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const adminLinks: typeof English = {
  wait: (count) =>
    `🔗 ${words.counted(count, 'demande de lien attend', 'demandes de lien attendent')}\u00a0: \`/admin links\``,
  none: 'Aucun lien n’attend de preuve.',
  title: (count) => words.counted(count, 'demande de lien attend', 'demandes de lien attendent'),
  linkedAlready: (user) => `déjà lié à ${user}`,
  rivals: (count) => `⚠️ aussi demandé par ${words.counted(count, 'autre', 'autres')}`,
  refuse: 'Refuser',
  accepted: (user, guid, unlink) =>
    `${user} est maintenant lié à ${guid} et l’apprend avec sa prochaine commande. ${unlink} pour ${user} l’annule.`,
  confirmRefusal: (user, guid) =>
    `Refuser la demande de ${user} d’être ${guid}\u00a0? Elle disparaîtra\u00a0; ${user} l’apprend avec sa prochaine commande et peut redemander après un jour.`,
  refused: (user) => `La demande de ${user} est refusée.`,
  gone: (user) => `La demande de ${user} n’attend plus.`,
  userTaken: (user) => `${user} est déjà lié à un joueur.`,
  playerTaken: (guid, unlink) => `${guid} est déjà lié à quelqu’un\u00a0: d’abord ${unlink} pour cette personne.`,
};
