import type { errors as English } from '../en/errors.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const errors: typeof English = {
  needsManageServer: 'Il faut pour cela la permission « Gérer le serveur », sur un serveur de cette communauté.',
  notHere: 'Ce bot répond sur les serveurs de sa communauté, et en message privé à qui y a utilisé `/link`.',
  notSetUp: (guildId) =>
    guildId === undefined
      ? 'Pas encore configuré : donne à DISCORD_GUILD_IDS l’identifiant de ton serveur, que /ping t’indique là-bas.'
      : `Pas encore configuré : DISCORD_GUILD_IDS attend l’identifiant de ce serveur, \`${guildId}\`.`,
  nobodyCalled: (word) => `Aucun joueur ne s’appelle « ${word} ». Choisis dans la liste qui s’ouvre pendant la saisie.`,
  nobodyCalledIn: (word, option) =>
    `Aucun joueur ne s’appelle « ${word} » (${option}). Choisis dans la liste qui s’ouvre pendant la saisie.`,
  userNotLinked: (user, option) => `${user} n’est lié à aucun joueur. Tape plutôt un nom dans l’option ${option}.`,
  whom: 'Plusieurs joueurs correspondent. Lequel veux-tu ?',
  whomBy: (word) => `Qui veux-tu dire par « ${word} » ?`,
  whomByIn: (word, option) => `Qui veux-tu dire par « ${word} » (${option}) ?`,
  noRounds: 'Aucune manche n’est enregistrée : jouez-en une, ou importez l’ancienne base avec `npm run migrate`.',
  outOfDate: 'Ce message n’est plus à jour. Relance la commande.',
  unknownCommand: 'Cette commande n’existe plus, ou pas encore : `/help` donne la liste.',
  badOptions: 'Discord a envoyé des options que cette commande ne connaît pas. Réessaie.',
  unexpected: 'Quelque chose s’est mal passé ici, ce n’est pas ta demande.',
  tooLate: (when) =>
    `La réponse n’était pas prête à temps, et Discord acceptera de nouveau les réponses tardives de ce bot ${when}. Réessaie.`,
  expired: (command) => `C’était il y a plus de 5 minutes. Relance ${command}.`,
  error: (id) => `-# Erreur ${id}`,
  noPage: (page, pages) =>
    `Il n’y a pas de page ${words.count(page)}. Voici la dernière, la page ${words.count(pages)}.`,
};
