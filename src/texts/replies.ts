import type { Locale } from './locale.ts';

/** The answers players meet most, by language. Placeholders are `{name}`. */
const texts = {
  noRounds: {
    en: 'No round has been stored yet: play one, or bring the old database with `npm run migrate`.',
    de: 'Noch ist keine Runde gespeichert: spielt eine, oder hole die alte Datenbank mit `npm run migrate`.',
    fr: 'Aucune manche n’est enregistrée : jouez-en une, ou importez l’ancienne base avec `npm run migrate`.',
  },
  noSessionOn: {
    en: 'No session began on {date}. The nearest ones:',
    de: 'Am {date} begann kein Spielabend. Die nächstliegenden:',
    fr: 'Aucune session n’a commencé le {date}. Les plus proches :',
  },
  futureDate: {
    en: '{date} is yet to come. The latest session:',
    de: 'Der {date} kommt erst noch. Der letzte Spielabend:',
    fr: 'Le {date} est à venir. La dernière session :',
  },
  fewerSessions: {
    en: 'Sessions that began on {date}: {count}. Leave `number` out, or pick one:',
    de: 'Spielabende, die am {date} begannen: {count}. Lass `number` weg oder wähle einen:',
    fr: 'Sessions commencées le {date} : {count}. Laisse `number` vide ou choisis-en une :',
  },
  laterPart: {
    en: 'No session began on {date}; this one went on past midnight. It began on {began}.',
    de: 'Am {date} begann kein Spielabend; dieser ging über Mitternacht. Er begann am {began}.',
    fr: 'Aucune session n’a commencé le {date} ; celle-ci a passé minuit. Elle a commencé le {began}.',
  },
  impossibleDate: {
    en: '{date} is on no calendar. The list that opens while you type has the dates with sessions.',
    de: '{date} steht in keinem Kalender. Die Liste beim Tippen zeigt die Tage mit Spielabenden.',
    fr: '{date} n’existe dans aucun calendrier. La liste pendant la saisie donne les jours avec des sessions.',
  },
  unreadableDate: {
    en: '“{date}” is not a date: type it as YYYY-MM-DD, or `today` or `yesterday`, or pick one from the list that opens while you type.',
    de: '„{date}“ ist kein Datum: schreib es als JJJJ-MM-TT, oder `heute` oder `gestern`, oder wähle eines aus der Liste beim Tippen.',
    fr: '« {date} » n’est pas une date : écris AAAA-MM-JJ, `aujourd’hui` ou `hier`, ou choisis dans la liste pendant la saisie.',
  },
  noSessionIn: {
    en: 'No session in {month}. The nearest month with one: {near}.',
    de: 'Kein Spielabend im Monat {month}. Der nächstliegende mit einem: {near}.',
    fr: 'Aucune session pour le mois {month}. Le plus proche qui en a : {near}.',
  },
  futureMonth: {
    en: '{month} is yet to come. The latest session was in {near}.',
    de: 'Der Monat {month} kommt erst noch. Der letzte Spielabend war im Monat {near}.',
    fr: 'Le mois {month} est à venir. La dernière session : {near}.',
  },
  unreadableMonth: {
    en: '“{month}” is not a month: type it as YYYY-MM, or its name, or pick one from the list that opens while you type.',
    de: '„{month}“ ist kein Monat: schreib ihn als JJJJ-MM oder mit Namen, oder wähle einen aus der Liste beim Tippen.',
    fr: '« {month} » n’est pas un mois : écris AAAA-MM ou son nom, ou choisis dans la liste pendant la saisie.',
  },
  outOfDate: {
    en: 'This message is out of date. Run the command again.',
    de: 'Diese Nachricht ist veraltet. Gib den Befehl noch einmal ein.',
    fr: 'Ce message n’est plus à jour. Relance la commande.',
  },
  unknownCommand: {
    en: 'This command is no longer there, or not yet: `/help` lists what is.',
    de: 'Diesen Befehl gibt es nicht mehr oder noch nicht: `/help` zählt alle auf.',
    fr: 'Cette commande n’existe plus, ou pas encore : `/help` donne la liste.',
  },
  badOptions: {
    en: 'Discord sent options this command does not know. Try again.',
    de: 'Discord hat Optionen geschickt, die dieser Befehl nicht kennt. Versuch es noch einmal.',
    fr: 'Discord a envoyé des options que cette commande ne connaît pas. Réessaie.',
  },
  databaseAway: {
    en: 'The database does not answer at the moment. Try again in a minute.',
    de: 'Die Datenbank antwortet gerade nicht. Versuch es in einer Minute noch einmal.',
    fr: 'La base de données ne répond pas pour le moment. Réessaie dans une minute.',
  },
  databaseRefuses: {
    en: 'The database refuses the bot: its owner checks DATABASE_URL.',
    de: 'Die Datenbank weist den Bot ab: sein Betreiber prüft DATABASE_URL.',
    fr: 'La base de données refuse le bot : son propriétaire vérifie DATABASE_URL.',
  },
  databaseFailed: {
    en: 'The database could not answer that.',
    de: 'Die Datenbank konnte das nicht beantworten.',
    fr: 'La base de données n’a pas pu répondre.',
  },
  needsMigration: {
    en: 'The database needs migration {version}: its owner runs `npm run schema`.',
    de: 'Die Datenbank braucht Migration {version}: ihr Betreiber startet `npm run schema`.',
    fr: 'La base de données a besoin de la migration {version} : son propriétaire lance `npm run schema`.',
  },
  unexpected: {
    en: 'Something went wrong here, not with what you asked.',
    de: 'Hier ist etwas schiefgegangen, es lag nicht an dir.',
    fr: 'Quelque chose s’est mal passé ici, ce n’est pas ta demande.',
  },
} as const;

export type Text = keyof typeof texts;

/** The text in the caller's language; placeholders filled in. */
export function translate({ caller }: { caller: Locale }, text: Text, values: Record<string, string> = {}): string {
  const found = texts[text][caller.language];
  return found.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}
