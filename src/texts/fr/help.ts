import type { help as English } from '../en/help.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const help: typeof English = {
  commands: 'Commandes',
  groups: {
    Players: 'Joueurs',
    Sessions: 'Sessions',
    Teams: 'Équipes',
    Rankings: 'Classements',
    You: 'Toi',
    Bot: 'Bot',
  },
  explains: (option) => `/aide ${option}:<nom> en explique une`,
  report: {
    player: 'Une erreur\u00a0? Donne son identifiant à un gestionnaire.',
    manager: 'Erreur\u00a0? Signale son identifiant et npm run doctor -- --json.',
  },
  choose: 'Voir ce qu’elles font',
  all: 'Toutes les commandes',
  options: 'Options',
  examples: 'Exemples',
  required: (about) => `${about} (obligatoire)`,
  choices: (about, choices) => `${about}\u00a0: ${choices}`,
  managersOnly: 'Réservé aux membres qui ont la permission «\u00a0Gérer le serveur\u00a0».',
  unknown: (typed, known) => `Il n’y a pas de commande «\u00a0${typed}\u00a0». Il y a\u00a0: ${known}.`,
  pong: 'Pong',
  speed: (bot, database) => `Bot ${words.count(bot)}\u00a0ms · base de données ${words.count(database)}\u00a0ms`,
  stored: (rounds, newest) =>
    `Enregistré\u00a0: ${words.counted(rounds, 'manche', 'manches')}\nLa plus récente\u00a0: ${newest}`,
  nothingStored: 'Enregistré\u00a0: encore aucune manche',
};
