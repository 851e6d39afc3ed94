import type { help as English } from '../en/help.ts';
import { nbsp, wordsOf } from '../words.ts';

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
  choose: 'Voir ce qu’elles font',
  all: 'Toutes les commandes',
  options: 'Options',
  examples: 'Exemples',
  required: (about) => `${about} (obligatoire)`,
  choices: (about, choices) => `${about} : ${choices}`,
  managersOnly: 'Réservé aux membres qui ont la permission « Gérer le serveur ».',
  unknown: (typed, known) => `Il n’y a pas de commande « ${typed} ». Il y a : ${known}.`,
  pong: 'Pong',
  speed: (bot, database) => `Bot ${words.count(bot)}${nbsp}ms · base de données ${words.count(database)}${nbsp}ms`,
  stored: (rounds, newest) => `Enregistré : ${words.counted(rounds, 'manche', 'manches')}\nLa plus récente : ${newest}`,
  nothingStored: 'Enregistré : encore aucune manche',
};
