import type { admin as English } from '../en/admin.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const admin: typeof English = {
  noReason: 'aucune raison notée',
  size: (amount, power) => `${amount}\u00a0${['o', 'ko', 'Mo', 'Go', 'To'][power]}`,
  files: (count) => words.counted(count, 'fichier', 'fichiers'),
  cancel: 'Annuler',
  cancelled: 'Rien n’a été changé.',
  health: {
    well: 'Tout va bien',
    noted: 'Ça marche, mais regarde ceci',
    notWell: 'Quelque chose ne va pas',
    database: 'Base de données',
    databaseLine: (version, size, ms) => `PostgreSQL ${version} · ${size} · réponse en ${words.count(ms)}\u00a0ms`,
    schema: 'Schéma',
    migration: (version, schema) => `Migration ${version}\u00a0: ${schema}`,
    unknownMigration: 'inconnue',
    asExpected: 'comme cette version l’attend',
    differs: 'diffère, voir plus haut',
    missingColumn: (column, expected) => `${column} manque (attendu\u00a0: ${expected})`,
    differentColumn: (column, live, expected) => `${column} est ${live} (attendu\u00a0: ${expected})`,
    stored: 'Enregistré',
    storedLine: (rounds, invalid, players) =>
      `${words.counted(rounds, 'manche', 'manches')}, dont ${words.count(invalid)} ne ${words.plural(invalid, 'compte', 'comptent')} pas · ${words.counted(players, 'joueur', 'joueurs')}`,
    newest: (when) => `manche la plus récente ${when}`,
    lastFile: 'Dernier fichier accepté',
    noFile: 'Aucun\u00a0: aucun serveur de jeu n’en a encore envoyé.',
    refused: 'Refusés ces dernières 24 heures',
    noneRefused: 'Aucun',
    banned: (since, until) =>
      `Depuis ${since}, il n’accepte plus de requêtes de l’adresse de ce Worker, que d’autres partagent. Le bot n’en envoie aucune jusqu’à ${until}\u00a0; les réponses dans les temps ne sont pas touchées.`,
    posts: 'Publications',
    notYet: 'Pas encore fait',
    ran: (when: string, took: string) => `fait ${when} en ${took}`,
    took: (ms: number) => (ms < 1000 ? `${words.count(ms)}${nbsp}ms` : `${words.decimal(ms / 1000, 1)}${nbsp}s`),
    failed: (times: number) => (times === 1 ? 'échec' : `${words.count(times)} échecs`),
    waiting: (count: number) =>
      count === 0 ? 'rien n’attend' : `${words.counted(count, 'message attend', 'messages attendent')}`,
    repaired: (count: number) => (count === 0 ? 'rien à réparer' : words.counted(count, 'réparation', 'réparations')),
    next: (when: string) => `prochain ${when}`,
    upkeep: 'Entretien',
    notPosted: 'Non publié',
    notPostedLine: (tooOld, refused) =>
      [
        ...(tooOld === 0
          ? []
          : [
              `${words.counted(tooOld, 'carte', 'cartes')} des dernières 24 heures\u00a0: envoi impossible pendant un jour`,
            ]),
        ...(refused === 0
          ? []
          : [`${words.counted(refused, 'message', 'messages')} refusés par Discord, nouvel essai chaque heure`]),
      ].join(' · '),
  },
  metrics: {
    title: (count) => (count === 1 ? 'La dernière heure' : `Les ${words.count(count)} dernières heures`),
    none: 'Rien n’a utilisé la base de données.',
    kinds: {
      command: 'Commandes',
      'user command': 'Menus',
      component: 'Boutons',
      autocomplete: 'Suggestions',
      ingest: 'Envois',
      post: 'Messages',
      job: 'Tâches',
      unknown: 'Périmés',
    },
    times: (values) => `${values}${nbsp}ms`,
    slowest: 'Les plus lents',
    failed: 'Échecs',
    legend:
      'combien · la moitié en/95 sur 100 en/le plus lent · ✗ échecs. Seulement ce qui a utilisé la base de données',
    picture: {
      title: (hours) => (hours === 1 ? 'Interactions par heure' : `Interactions par ${words.count(hours)} heures`),
      interactions: 'interactions',
      failed: 'échecs',
      within: '95 sur 100 en',
      alt: (title, [all, failed, most, ms]) =>
        `Diagramme à barres. ${title}\u00a0: ${all}, dont ${failed} échecs\u00a0; au plus ${most} ensemble\u00a0; 95 sur 100 en ${ms}${nbsp}ms ou moins`,
    },
  },
  config: {
    title: 'Réglages',
    channel: 'Salon',
    adminChannel: 'Salon des responsables',
    notSet: 'non défini',
    timeZone: 'Fuseau horaire',
    zones: (days, clocks) => `${days} pour les jours et les saisons, ${clocks} pour les horloges des serveurs de jeu`,
    fromWorker: 'Non défini ici\u00a0: d’après les réglages du Worker',
    posts: 'Publications automatiques',
    off: 'désactivées',
    language: 'Langue des réponses publiques',
    languageOfServer: 'comme le serveur',
    footer: 'Gardés dans la base de données\u00a0; ils priment sur wrangler.toml',
    unknownZone: (typed) =>
      `«\u00a0${typed}\u00a0» n’est pas un fuseau horaire. Choisis dans la liste qui s’ouvre pendant la saisie, par exemple Europe/Paris\u00a0; rien n’a été changé.`,
    tooLong:
      'Déplacer autant de manches prend plus de temps qu’une requête n’en a. La base de données peut encore y arriver, entièrement ou pas du tout\u00a0: `/admin config` dira dans quelques minutes quel fuseau vaut.',
    saved: 'C’est enregistré.',
    savedSoon: 'C’est enregistré. Les réponses en tiennent compte d’ici une minute.',
    savedAlready: 'C’est déjà enregistré.',
    nothingMoved: (rounds) =>
      `C’est enregistré. ${words.counted(rounds, 'manche se lit', 'manches se lisent')} déjà dans ce fuseau.`,
    moved: (moved, rounds, regrouped, sessions) =>
      `C’est enregistré. Manches déplacées\u00a0: ${words.count(moved)} sur ${words.count(rounds)}, ${
        regrouped === 0
          ? 'les sessions gardent les mêmes manches'
          : `${words.count(regrouped)} ${words.plural(regrouped, 'change', 'changent')} de session`
      }\u00a0: ${words.counted(sessions, 'session', 'sessions')} à présent. Les classements ont suivi\u00a0; les autres réponses utilisent le fuseau d’ici une minute.`,
  },
};
