import type { errors as English } from '../en/errors.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const errors: typeof English = {
  notLinked: 'Tu n’es encore lié à aucun joueur : utilise `/link`, ou tape un nom dans l’option `player`.',
  linkMe: 'Me lier',
  userNotLinked: (user) => `${user} n’est lié à aucun joueur. Tape plutôt un nom dans l’option \`player\`.`,
  nobodyCalled: (name) => `Aucun joueur ne s’appelle « ${name} ». Choisis dans la liste qui s’ouvre pendant la saisie.`,
  noRounds: 'Aucune manche n’est enregistrée : jouez-en une, ou importez l’ancienne base avec `npm run migrate`.',
  outOfDate: 'Ce message n’est plus à jour. Relance la commande.',
  unknownCommand: 'Cette commande n’existe plus, ou pas encore : `/help` donne la liste.',
  badOptions: 'Discord a envoyé des options que cette commande ne connaît pas. Réessaie.',
  noRights: 'Il faut pour cela la permission « Gérer le serveur », sur un serveur de cette communauté.',
  databaseAway: 'La base de données ne répond pas pour le moment. Réessaie dans une minute.',
  databaseRefuses: 'La base de données refuse le bot : son propriétaire vérifie DATABASE_URL.',
  databaseFailed: 'La base de données n’a pas pu répondre.',
  needsMigration: (version) =>
    `La base de données a besoin de la migration ${version} : son propriétaire lance \`npm run schema\`.`,
  unexpected: 'Quelque chose s’est mal passé ici, ce n’est pas ta demande.',
  expired: (command) => `C’était il y a plus de 5 minutes. Relance ${command}.`,
  whom: (typed, slot) => `Qui veux-tu dire par « ${typed} »${slot === undefined ? '' : ` (\`${slot}\`)`} ?`,
  whomOfSeveral: 'Plusieurs joueurs correspondent. Lequel veux-tu ?',
  bothAmbiguous:
    'Plusieurs joueurs correspondent aux deux noms : choisis-en au moins un dans la liste qui s’ouvre pendant la saisie.',
  error: (id) => `-# Erreur ${id}`,
  noCountedRound: 'aucune manche comptée',
  noPage: (page, pages) =>
    `Il n’y a pas de page ${words.count(page)}. Voici la dernière, la page ${words.count(pages)}.`,
};
