import type { adminPosts as English } from '../en/admin-posts.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('de');

export const adminPosts: typeof English = {
  title: 'Automatische Beiträge',
  kinds: {
    match: 'Jede Map, während gespielt wird',
    evening: 'Der Abend, nach seinem Ende',
    ranking: 'Laufende Rangliste',
    day: 'An diesem Tag, Meilensteine',
    digest: 'Wochenrückblick',
  },
  needChannel: (option) => `⚠️ braucht einen Kanal: hier mit ${option}, oder für alle Arten mit \`/admin config\``,
  players: (count) => words.counted(count, 'Spieler', 'Spieler'),
  at: (hour) => `um ${hour}:00 Uhr`,
  quietHour: 'zur ruhigsten Stunde',
  whichKind: (option) => `Welche Beiträge? Wähle auch ${option}. Es wurde nichts geändert.`,
  onlyFor: (option, kinds) => `${option} gibt es nur für: ${kinds.join(', ')}.`,
  permissions: {
    'View Channel': 'Kanal ansehen',
    'Send Messages': 'Nachrichten senden',
    'Embed Links': 'Links einbetten',
    'Read Message History': 'Nachrichtenverlauf anzeigen',
  },
  lacks: (channel, permissions) =>
    `⚠️ Der Bot kann in ${channel} nicht posten. Ihm fehlt: ${permissions}. Gib es der Rolle des Bots: Kanal → Kanal bearbeiten → Berechtigungen.`,
  gone: '⚠️ Der Bot findet keinen solchen Kanal auf seinem Server: Er wurde gelöscht, oder der Bot wurde entfernt. Setze einen anderen.',
  noToken:
    '⚠️ Der Worker hat kein DISCORD_TOKEN, darum kann der Bot nicht posten. Setze es mit `wrangler secret put DISCORD_TOKEN`.',
  wrongToken:
    '⚠️ Discord lehnt das Token des Bots ab. Kopiere es neu aus dem Developer Portal: `wrangler secret put DISCORD_TOKEN`.',
  nothingChanged: 'Es wurde nichts geändert.',
  sendTest: 'Testbeitrag senden',
  testTitle: '🧪 Testbeitrag',
  testText: (kinds) => (kinds.length === 0 ? 'Hier kann der Bot posten.' : `Hier postet der Bot: ${kinds.join(', ')}.`),
  sent: (channel) => `✅ In ${channel} gesendet. Beiträge, die auf den Kanal gewartet haben, sind unterwegs.`,
  notSent: (channel) =>
    `⚠️ Discord antwortet nicht oder nimmt von der Adresse dieses Workers eine Weile nichts an. Sieh in ${channel} nach, ob der Testbeitrag da ist; wenn nicht, versuche es in ein paar Minuten wieder.`,
  refused: (channel) =>
    `⚠️ Discord hat den Testbeitrag in ${channel} abgelehnt, obwohl die Berechtigungen da sind. Wenn der Server eine Verifizierung verlangt, nimm die Rolle des Bots davon aus.`,
  noChannel: (option) => `Es ist kein Kanal gesetzt: \`/admin config\` mit \`${option}\` setzt einen.`,
  jobFails: (job, times) =>
    `⚠️ Die Aufgabe \`${job}\` ist ${times}-mal nacheinander gescheitert. \`/admin health\` sagt, warum und was zu tun ist.`,
  trouble: {
    missing: (channel, since) =>
      `⚠️ Beiträge warten seit ${since}: ${channel} ist weg, oder der Bot wurde vom Server entfernt. Setze mit \`/admin config\` einen anderen Kanal.`,
    forbidden: (channel, since) =>
      `⚠️ Beiträge warten seit ${since}: Der Bot darf in ${channel} nicht posten. \`/admin config\` nennt, was ihm fehlt.`,
    token: (since) =>
      `⚠️ Beiträge warten seit ${since}: Discord lehnt das Token des Bots ab. Kopiere es neu aus dem Developer Portal.`,
  },
};
