import type { errors as English } from '../en/errors.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('de');

export const errors: typeof English = {
  needsManageServer: 'Dafür brauchst du das Recht „Server verwalten“, auf einem Server dieser Community.',
  notHere:
    'Dieser Bot antwortet auf den Servern seiner Community, und in Direktnachrichten allen, die dort `/link` benutzt haben.',
  notSetUp: (guildId) =>
    guildId === undefined
      ? 'Noch nicht eingerichtet: In DISCORD_GUILD_IDS fehlt die ID deines Servers, die /ping dir dort nennt.'
      : `Noch nicht eingerichtet: In DISCORD_GUILD_IDS fehlt die ID dieses Servers, \`${guildId}\`.`,
  nobodyCalled: (word) => `Kein Spieler heißt „${word}“. Wähle einen aus der Liste, die sich beim Tippen öffnet.`,
  nobodyCalledIn: (word, option) =>
    `Kein Spieler heißt „${word}“ (${option}). Wähle einen aus der Liste, die sich beim Tippen öffnet.`,
  userNotLinked: (user, option) =>
    `${user} ist mit keinem Spieler verknüpft. Gib stattdessen bei ${option} einen Namen ein.`,
  whom: 'Mehrere Spieler passen. Wen meinst du?',
  whomBy: (word) => `Wen meinst du mit „${word}“?`,
  whomByIn: (word, option) => `Wen meinst du mit „${word}“ (${option})?`,
  noRounds: 'Noch ist keine Runde gespeichert: spielt eine, oder hole die alte Datenbank mit `npm run migrate`.',
  outOfDate: 'Diese Nachricht ist veraltet. Gib den Befehl noch einmal ein.',
  unknownCommand: 'Diesen Befehl gibt es nicht mehr oder noch nicht: `/help` zählt alle auf.',
  badOptions: 'Discord hat Optionen geschickt, die dieser Befehl nicht kennt. Versuch es noch einmal.',
  unexpected: 'Hier ist etwas schiefgegangen, es lag nicht an dir.',
  tooLate: (when) =>
    `Das hat für eine Antwort zu lange gedauert; spätere Antworten nimmt Discord von diesem Bot ${when} wieder an. Versuch es noch einmal.`,
  expired: (command) => `Das ist mehr als 5 Minuten her. Gib ${command} noch einmal ein.`,
  error: (id) => `-# Fehler ${id}`,
  noPage: (page, pages) =>
    `Eine Seite ${words.count(page)} gibt es nicht. Das ist die letzte, Seite ${words.count(pages)}.`,
};
