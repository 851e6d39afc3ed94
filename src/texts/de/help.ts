import type { help as English } from '../en/help.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('de');

export const help: typeof English = {
  commands: 'Befehle',
  groups: {
    Players: 'Spieler',
    Sessions: 'Spielabende',
    Teams: 'Teams',
    Rankings: 'Ranglisten',
    You: 'Du',
    Bot: 'Bot',
  },
  explains: (option) => `/hilfe ${option}:<Name> erklärt einen davon`,
  report: {
    player: 'Fehler? Nenne der Serververwaltung seine Kennung.',
    manager: 'Fehler? Melde Kennung und npm run doctor -- --json.',
  },
  choose: 'Was sie tun',
  all: 'Alle Befehle',
  options: 'Optionen',
  examples: 'Beispiele',
  required: (about) => `${about} (nötig)`,
  choices: (about, choices) => `${about}: ${choices}`,
  managersOnly: 'Nur für Mitglieder mit dem Recht „Server verwalten“.',
  unknown: (typed, known) => `Einen Befehl „${typed}“ gibt es nicht. Es gibt: ${known}.`,
  pong: 'Pong',
  speed: (bot, database) => `Bot ${words.count(bot)}${nbsp}ms · Datenbank ${words.count(database)}${nbsp}ms`,
  stored: (rounds, newest) => `Gespeichert: ${words.counted(rounds, 'Runde', 'Runden')}\nDie neueste: ${newest}`,
  nothingStored: 'Gespeichert: noch keine Runden',
};
