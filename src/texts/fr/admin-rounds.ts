import type { adminRounds as English } from '../en/admin-rounds.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

const rows = (count: number) => words.counted(count, 'ligne de joueur', 'lignes de joueurs');

export const adminRounds: typeof English = {
  reasons: {
    'match summary': 'résumé d’un match',
    'no players': 'aucun joueur',
    'bot round': 'manche avec des bots',
    'one side only': 'un seul camp',
    'shorter than 60 s': 'moins de 60 s',
    aborted: 'interrompue',
    'round 1 missing': 'manche 1 manquante',
    'ruled out by an admin': 'exclue par un verdict',
  },
  findings: {
    encoding: () => 'Le fichier n’est pas du UTF-8 propre\u00a0: il a été lu quand même.',
    header: () => 'Une donnée de l’en-tête est impossible\u00a0: elle est ignorée.',
    'player dropped': () => 'Une ligne de joueur est illisible et a été laissée de côté.',
    'player repeated': () => 'Le même joueur figure deux fois\u00a0: les lignes ont été réunies.',
    'value clamped': () => 'Une valeur est impossible et a été limitée.',
    'name cut': () => 'Un nom était trop long et a été coupé.',
    'no side': () => 'Un joueur n’est dans aucun camp.',
    layout: () => 'La ligne n’a pas la forme attendue.',
    'few players': () => 'Le fichier a moins de deux joueurs humains.',
    bots: () => 'Des bots ont joué\u00a0: la manche ne compte pas.',
    hits: () => 'Les coups au but d’une arme ne vont pas avec ses tirs.',
    implausible: () => 'Compteurs impossibles\u00a0: la ligne de ce joueur ne compte pas.',
    aborted: () => 'Le temps de jeu est négatif\u00a0: la manche a été interrompue et ne compte pas.',
    'counters restarted': () => 'Les compteurs sont plus bas qu’avant\u00a0: le joueur s’est reconnecté.',
    'counters shrank': () => 'Des compteurs sont plus bas qu’avant et comptent pour 0.',
    'counters not cumulative': () =>
      'Beaucoup ont des compteurs plus bas qu’à la manche 1\u00a0: le fichier est pris tel quel.',
    'counters carried over': () => 'Les compteurs du match précédent ont continué\u00a0: ils sont soustraits.',
    'round 1 missing': () => 'La manche 1 n’est pas connue\u00a0: les compteurs la contiennent.',
    'round 1 from legacy rows': () =>
      'La manche 1 n’est connue que par l’ancien bot\u00a0: temps et morts par arme sont approximatifs.',
    time: () => 'Beaucoup de temps dépassent de loin la manche, elle a donc été en pause\u00a0: aucun n’est allongé.',
    'award dropped': () => 'Une récompense est illisible et a été laissée de côté.',
  },
  refusals: {
    name: () => 'le nom n’est pas celui d’un fichier de manche',
    size: () => 'le fichier est trop grand',
    format: () => 'le contenu n’est pas celui d’un fichier de manche',
    clock: () => 'l’horodatage est dans le futur\u00a0: l’horloge du serveur de jeu est fausse',
    unknown: (stored) => `«\u00a0${stored}\u00a0»`,
  },
  noSuchRound: (option) =>
    `Cette manche n’existe pas. Tape sa date ou sa carte dans \`${option}\` et choisis-la dans la liste qui s’ouvre.`,
  choice: (when, map, number) => `${when} · ${map} · manche ${number}`,
  choiceDoesNotCount: (choice) => `${choice} · ne compte pas`,
  noFiles: 'Aucun fichier n’est encore arrivé\u00a0: un serveur de jeu les envoie à `/ingest/rounds/`.',
  latestFiles: 'Derniers fichiers',
  filesFooter: (files, option) =>
    `${files} · ✅ accepté, ⛔ refusé · /administration fichiers ${option}: montre une manche`,
  foundOdd: (count) => words.counted(count, 'anomalie', 'anomalies'),
  title: (map, number, id) => `${map} · manche ${number} · #${id}`,
  where: (when, server, match) => `${when} · serveur ${server}\nMatch ${match}`,
  counts: 'Compte',
  doesNotCount: 'Ne compte pas',
  rows: 'Lignes',
  checks: 'Vérifications',
  files: 'Fichiers',
  nothingAgainst: 'Les règles n’ont rien contre elle.',
  byVerdict: (who, why) =>
    `Par un verdict${who === undefined ? '' : ` de ${who}`}${why === undefined ? '' : `\u00a0: ${why}`}. \`/admin round\` peut le lever.`,
  rowCounts: ({ players, axis, allies, kills, deaths, weaponRows }) =>
    `${words.counted(players, 'joueur', 'joueurs')} (${axis} Axe, ${allies} Alliés) · ${words.counted(kills, 'frag', 'frags')}, ${words.counted(deaths, 'mort', 'morts')} · ${words.counted(weaponRows, 'ligne d’arme', 'lignes d’armes')}`,
  lasted: (length) => `durée ${length}`,
  lengthUnknown: 'durée inconnue',
  clock: (actual, limit) => `horloge ${actual} sur ${limit}`,
  killsAddUp: 'Les frags par arme font bien ceux des joueurs',
  killsDiffer: (byWeapon, byPlayer) =>
    `${words.counted(byWeapon, 'frag', 'frags')} par arme, ${words.count(byPlayer)} par joueur`,
  pairStored: (number) => `Sa manche ${number} est enregistrée`,
  pairMissing: (number) => `Sa manche ${number} n’est pas enregistrée`,
  fromLegacy: 'Connue par l’ancien bot seulement\u00a0: des valeurs sont fausses tant que le fichier brut n’arrive pas',
  fromFile: 'Créée depuis son fichier brut',
  findingAt: (finding, line, guid) => {
    const where = [line === undefined ? undefined : `ligne ${line}`, guid].filter((part) => part !== undefined);
    return where.length === 0 ? finding : `${finding} (${where.join(', ')})`;
  },
  rowsOfAnotherFile: (count) => `${rows(count)} d’un autre fichier`,
  rowsImplausible: (count) => `${rows(count)} aux compteurs impossibles`,
  neverCounted: (what) => `${what}\u00a0: jamais comptées, sauf si \`/admin round\` les fait compter`,
  countedByVerdict: (what, who) => `${what}\u00a0: comptées par un verdict de ${who}`,
  noRawFile: 'Aucun. Envoie le fichier de la manche à `/ingest/rounds/`, et elle en sera créée.',
  keptBeside: 'gardé à côté, pas utilisé',
  choiceSetAside: (choice) => `${choice} · mis de côté`,
  lines: (count) => words.counted(count, 'ligne de joueur', 'lignes de joueurs'),
  from: (server) => `de ${server}`,
  inUse: 'utilisé',
  chosen: 'utilisé, choisi par un gestionnaire',
  setAsideBy: { manager: 'mis de côté par un gestionnaire', sender: 'mis de côté avec son expéditeur' },
  roundFile: 'manche',
  endstatsFile: 'endstats',
  useThis: (number) => `Utiliser le fichier ${number}`,
  setAside: (number) => `Mettre de côté le fichier ${number}`,
  letRulesChoose: 'Laisser choisir les règles',
  nowUsed: 'Ce fichier est utilisé désormais, quoi qu’il arrive d’autre. Noms, sessions et classements ont suivi.',
  nowSetAside: 'Le fichier est mis de côté\u00a0: rien n’en est tiré. Noms, sessions et classements ont suivi.',
  nowByRules: 'Les règles choisissent à nouveau\u00a0: le plus de lignes de joueurs, puis le plus d’octets.',
  titleGone: (map, number) => `${map} · manche ${number} · mise de côté`,
  gone: (when, server) =>
    `${when} sur le serveur ${server}. Tous les fichiers de cette manche sont mis de côté, elle n’existe donc plus. Utilises-en un pour la retrouver.`,
  deriveAgain: 'Recréer depuis son fichier',
  derivedAlready: 'Elle a déjà été recréée.',
  derivedAgain: (count) =>
    `Recréé\u00a0: ${words.counted(count, 'manche', 'manches')} de cette carte depuis ${words.plural(count, 'son fichier', 'leurs fichiers')}, sessions et classements compris.`,
  verdicts: { valid: 'compte', invalid: 'ne compte pas', rules: 'selon les règles' },
  rowVerdicts: { all: 'toutes comptent, même celles de l’audit', rules: 'selon les règles' },
  matchSummary: 'C’est le résumé d’un match de l’ancien bot\u00a0: il est gardé et ne compte jamais.',
  sayWhat: (verdict, about) =>
    `Dis sur quoi tu décides\u00a0: \`${verdict}\` pour la manche, \`${about}\` pour les lignes de joueurs que l’audit énumère.`,
  noOddRows: 'Les règles ne laissent de côté aucune de ses lignes de joueurs.',
  rowsRuled: (count, counting) =>
    `${rows(count)} que les règles laissent de côté ${counting ? `${words.plural(count, 'compte', 'comptent')} par ton verdict` : `ne ${words.plural(count, 'compte', 'comptent')} pas`}. Sessions et classements ont suivi.`,
  ruled: (counting, byRules) =>
    `La manche ${counting ? 'compte' : 'ne compte pas'}, ${byRules ? 'selon les règles' : 'par ton verdict'}.`,
  asBefore: 'C’était déjà le cas.',
  followed: 'Sessions et classements ont suivi.',
  stays: 'Le verdict reste quand son fichier revient.',
};
