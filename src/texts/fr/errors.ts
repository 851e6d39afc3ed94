import type { errors as English } from '../en/errors.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const errors: typeof English = {
  needsManageServer:
    'Il faut pour cela la permission «\u00a0Gérer le serveur\u00a0», sur un serveur de cette communauté.',
  notHere: 'Ce bot répond sur les serveurs de sa communauté, et en message privé à qui y a utilisé `/link`.',
  notSetUp: (guildId) =>
    guildId === undefined
      ? 'Pas encore configuré\u00a0: donne à DISCORD_GUILD_IDS l’identifiant de ton serveur, que /ping t’indique là-bas.'
      : `Pas encore configuré\u00a0: DISCORD_GUILD_IDS attend l’identifiant de ce serveur, \`${guildId}\`.`,
  nobodyCalled: (word) =>
    `Aucun joueur ne s’appelle «\u00a0${word}\u00a0». Choisis dans la liste qui s’ouvre pendant la saisie.`,
  nobodyCalledIn: (word, option) =>
    `Aucun joueur ne s’appelle «\u00a0${word}\u00a0» (${option}). Choisis dans la liste qui s’ouvre pendant la saisie.`,
  userNotLinked: (user, option) => `${user} n’est lié à aucun joueur. Tape plutôt un nom dans l’option ${option}.`,
  whom: 'Plusieurs joueurs correspondent. Lequel veux-tu\u00a0?',
  whomBy: (word) => `Qui veux-tu dire par «\u00a0${word}\u00a0»\u00a0?`,
  whomByIn: (word, option) => `Qui veux-tu dire par «\u00a0${word}\u00a0» (${option})\u00a0?`,
  noRounds: 'Aucune manche n’est enregistrée\u00a0: jouez-en une, ou importez l’ancienne base avec `npm run migrate`.',
  outOfDate: 'Ce message n’est plus à jour. Relance la commande.',
  unknownCommand: 'Cette commande n’existe plus, ou pas encore\u00a0: `/help` donne la liste.',
  badOptions: 'Discord a envoyé des options que cette commande ne connaît pas. Réessaie.',
  unexpected: 'Quelque chose s’est mal passé ici, ce n’est pas ta demande.',
  tooLate: (when) =>
    `La réponse n’était pas prête à temps, et Discord acceptera de nouveau les réponses tardives de ce bot ${when}. Réessaie.`,
  expired: (command) => `C’était il y a plus de 5 minutes. Relance ${command}.`,
  error: (id) => `-# Erreur ${id}`,
  noPage: (page, pages) =>
    `Il n’y a pas de page ${words.count(page)}. Voici la dernière, la page ${words.count(pages)}.`,
};
