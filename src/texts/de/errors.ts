import type { errors as English } from '../en/errors.ts';

export const errors: typeof English = {
  needsManageServer: 'Dafür brauchst du das Recht „Server verwalten“, auf einem Server dieser Community.',
  nobodyCalled: (word) => `Kein Spieler heißt „${word}“. Wähle einen aus der Liste, die sich beim Tippen öffnet.`,
  nobodyCalledIn: (word, option) =>
    `Kein Spieler heißt „${word}“ (${option}). Wähle einen aus der Liste, die sich beim Tippen öffnet.`,
  userNotLinked: (user, option) =>
    `${user} ist mit keinem Spieler verknüpft. Gib stattdessen bei ${option} einen Namen ein.`,
  whom: 'Mehrere Spieler passen. Wen meinst du?',
  whomBy: (word) => `Wen meinst du mit „${word}“?`,
  whomByIn: (word, option) => `Wen meinst du mit „${word}“ (${option})?`,
  outOfDate: 'Diese Nachricht ist veraltet. Gib den Befehl noch einmal ein.',
  noRounds: 'Noch ist keine Runde gespeichert: spielt eine, oder hole die alte Datenbank mit `npm run migrate`.',
};
