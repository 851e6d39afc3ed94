import type { errors as English } from '../en/errors.ts';

export const errors: typeof English = {
  needsManageServer: 'Il faut pour cela le droit « Gérer le serveur », sur un serveur de cette communauté.',
  nobodyCalled: (word) => `Aucun joueur ne s’appelle « ${word} ». Choisis dans la liste qui s’ouvre pendant la saisie.`,
  nobodyCalledIn: (word, option) =>
    `Aucun joueur ne s’appelle « ${word} » (${option}). Choisis dans la liste qui s’ouvre pendant la saisie.`,
  userNotLinked: (user, option) => `${user} n’est lié à aucun joueur. Tape plutôt un nom dans l’option ${option}.`,
  whom: 'Plusieurs joueurs correspondent. Lequel veux-tu ?',
  whomBy: (word) => `Qui veux-tu dire par « ${word} » ?`,
  whomByIn: (word, option) => `Qui veux-tu dire par « ${word} » (${option}) ?`,
  outOfDate: 'Ce message n’est plus à jour. Relance la commande.',
  noRounds: 'Aucune manche n’est enregistrée : jouez-en une, ou importez l’ancienne base avec `npm run migrate`.',
};
