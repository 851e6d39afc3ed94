import type { adminLinks as English } from '../en/admin-links.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('de');

export const adminLinks: typeof English = {
  wait: (count) =>
    `🔗 ${words.counted(count, 'Verknüpfung wartet', 'Verknüpfungen warten')} auf Bestätigung: \`/admin links\``,
  none: 'Keine Verknüpfung wartet auf einen Beweis.',
  title: (count) => words.counted(count, 'Verknüpfung wartet', 'Verknüpfungen warten'),
  linkedAlready: (user) => `schon mit ${user} verknüpft`,
  rivals: (count) => `⚠️ das sagen noch ${words.counted(count, 'anderer', 'andere')}`,
  refuse: 'Ablehnen',
  accepted: (user, guid, unlink) =>
    `${user} ist jetzt mit ${guid} verknüpft und erfährt es beim nächsten Befehl. ${unlink} für ${user} macht es rückgängig.`,
  confirmRefusal: (user, guid) =>
    `Die Angabe von ${user}, ${guid} zu sein, ablehnen? Sie ist dann weg; ${user} erfährt es beim nächsten Befehl und kann es nach einem Tag wieder angeben.`,
  refused: (user) => `Die Angabe von ${user} ist abgelehnt.`,
  gone: (user) => `Die Angabe von ${user} wartet nicht mehr.`,
  userTaken: (user) => `${user} ist schon mit einem Spieler verknüpft.`,
  playerTaken: (guid, unlink) => `${guid} ist schon mit jemandem verknüpft: zuerst ${unlink} für diese Person.`,
};
