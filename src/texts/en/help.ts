import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('en');

/** Texts of /help and /ping. */
export const help = {
  commands: 'Commands',
  groups: { Players: 'Players', Sessions: 'Sessions', Teams: 'Teams', Rankings: 'Rankings', You: 'You', Bot: 'Bot' },
  explains: (option: string) => `/help ${option}:<name> explains one of them`,
  /** Where reports go: what players do, and what managers attach. */
  report: {
    player: 'Error? Tell a server manager its id.',
    manager: 'Error? Report its id and npm run doctor -- --json.',
  },
  choose: 'See what they do',
  all: 'All commands',
  options: 'Options',
  examples: 'Examples',
  required: (about: string) => `${about} (required)`,
  choices: (about: string, choices: string) => `${about}: ${choices}`,
  managersOnly: 'Only for members with the permission “Manage Server”.',
  unknown: (typed: string, known: string) => `There is no command “${typed}”. There are: ${known}.`,
  pong: 'Pong',
  speed: (bot: number, database: number) =>
    `Bot ${words.count(bot)}${nbsp}ms · database ${words.count(database)}${nbsp}ms`,
  stored: (rounds: number, newest: string) =>
    `Stored: ${words.counted(rounds, 'round', 'rounds')}\nThe newest: ${newest}`,
  nothingStored: 'Stored: no rounds yet',
};
