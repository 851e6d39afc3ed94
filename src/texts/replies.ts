import type { Locale } from './locale.ts';

/** The answers players meet most, by language. Placeholders are `{name}`. */
const texts = {
  notLinked: {
    en: 'You are not linked to a player yet: use `/link`, or type a name into the `player` option.',
    de: 'Du bist noch mit keinem Spieler verknüpft: nimm `/link`, oder gib bei `player` einen Namen ein.',
    fr: 'Tu n’es encore lié à aucun joueur : utilise `/link`, ou tape un nom dans l’option `player`.',
  },
  linkMe: { en: 'Link me', de: 'Mich verknüpfen', fr: 'Me lier' },
  confirmLink: { en: 'Yes, link', de: 'Ja, verknüpfen', fr: 'Oui, lier' },
  linkedNow: {
    en: 'You are linked to {name} now: `/stats` shows your numbers, `/unlink` undoes it.',
    de: 'Du bist jetzt mit {name} verknüpft: `/stats` zeigt deine Zahlen, `/unlink` macht es rückgängig.',
    fr: 'Tu es maintenant lié à {name} : `/stats` montre tes chiffres, `/unlink` annule le lien.',
  },
  linkedAlready: {
    en: 'You are linked to {player} already. To be somebody else: `/unlink`, then `/link` again.',
    de: 'Du bist schon mit {player} verknüpft. Für einen anderen Spieler: `/unlink`, dann noch einmal `/link`.',
    fr: 'Tu es déjà lié à {player}. Pour un autre joueur : `/unlink`, puis de nouveau `/link`.',
  },
  unlinked: {
    en: 'You are no longer linked to {name}. The statistics stay; `/link` links again.',
    de: 'Du bist nicht mehr mit {name} verknüpft. Die Statistik bleibt; `/link` verknüpft wieder.',
    fr: 'Tu n’es plus lié à {name}. Les statistiques restent ; `/link` lie de nouveau.',
  },
  expired: {
    en: 'That was more than 5 minutes ago. Run {command} again.',
    de: 'Das ist mehr als 5 Minuten her. Gib {command} noch einmal ein.',
    fr: 'C’était il y a plus de 5 minutes. Relance {command}.',
  },
  shownAs: {
    en: 'You are shown as **{name}** from now on. `/name reset` undoes it.',
    de: 'Du heißt hier ab jetzt **{name}**. `/name reset` macht es rückgängig.',
    fr: 'Tu apparais désormais sous le nom **{name}**. `/name reset` annule ce choix.',
  },
  optedOut: {
    en: 'Others no longer find you in rankings, lookups and lists; in sessions you are “hidden player” to them. Sums stay whole, and you still see yourself. `/privacy opt-in` undoes it.',
    de: 'Andere finden dich nicht mehr in Ranglisten, Suche und Listen; in Spielabenden bist du für sie „hidden player“. Summen bleiben ganz, und du siehst dich selbst weiter. `/privacy opt-in` macht es rückgängig.',
    fr: 'Les autres ne te trouvent plus dans les classements, recherches et listes ; dans les sessions tu es « hidden player » pour eux. Les totaux restent entiers, et tu te vois toujours. `/privacy opt-in` annule ce choix.',
  },
  forgotten: {
    en: 'Done: your link, aliases and chosen name are deleted, and your rounds say “{name}”.',
    de: 'Erledigt: Verknüpfung, Aliasse und gewählter Name sind gelöscht, in deinen Runden steht „{name}“.',
    fr: 'C’est fait : ton lien, tes alias et ton nom choisi sont supprimés, et tes manches indiquent « {name} ».',
  },
  userNotLinked: {
    en: '{user} is not linked to a player. Type a name into the `player` option instead.',
    de: '{user} ist mit keinem Spieler verknüpft. Gib stattdessen bei `player` einen Namen ein.',
    fr: '{user} n’est lié à aucun joueur. Tape plutôt un nom dans l’option `player`.',
  },
  nobodyCalled: {
    en: 'No player is called “{name}”. Pick one from the list that opens while you type.',
    de: 'Kein Spieler heißt „{name}“. Wähle einen aus der Liste, die sich beim Tippen öffnet.',
    fr: 'Aucun joueur ne s’appelle « {name} ». Choisis dans la liste qui s’ouvre pendant la saisie.',
  },
  whom: {
    en: 'Several players fit. Whom do you mean?',
    de: 'Mehrere Spieler passen. Wen meinst du?',
    fr: 'Plusieurs joueurs correspondent. Lequel veux-tu ?',
  },
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
  noRights: {
    en: 'That needs the right to manage the server, in one of this community’s servers.',
    de: 'Dafür brauchst du das Recht, den Server zu verwalten, auf einem Server dieser Community.',
    fr: 'Il faut pour cela le droit de gérer le serveur, sur un serveur de cette communauté.',
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
