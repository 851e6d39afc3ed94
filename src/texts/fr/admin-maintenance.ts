import type { adminMaintenance as English } from '../en/admin-maintenance.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

const rounds = (count: number) => words.counted(count, 'manche', 'manches');
const rows = (count: number) => words.counted(count, 'ligne', 'lignes');

export const adminMaintenance: typeof English = {
  tasks: {
    audit: 'Audit\u00a0: tout comparer, ne rien changer',
    rollups: 'Reconstruire les sommes derrière classements et sessions',
    sessions: 'Recalculer les sessions de jeu',
    derive: 'Recréer depuis leurs fichiers les manches d’anciennes règles',
    analyze: 'Rafraîchir les chiffres de planification de la base',
  },
  tooLong:
    'Cela prend plus de temps qu’une requête n’en a. Lance `select * from rebuild_rollups()` dans la console de la base (Neon → SQL Editor)\u00a0: elle reconstruit les sommes et dit la même chose qu’ici.',
  doneAlready: 'La même requête l’a déjà fait.',
  refreshed: 'Chiffres de planification rafraîchis',
  notRefreshed: 'Chiffres de planification non rafraîchis',
  largest: 'Les plus grandes tables\u00a0:',
  table: (name, count, size) => `${name}\u00a0: environ ${rows(count)}, ${size}`,
  autovacuum:
    'L’autovacuum récupère la place des lignes supprimées\u00a0; l’hébergeur de la base garde les sauvegardes.',
  rebuiltRight: 'Reconstruit\u00a0: rien n’était faux',
  rebuiltWrong: 'Reconstruit\u00a0: des sommes étaient fausses',
  rollup: (name, count) => `${name}\u00a0: ${rows(count)}`,
  rollupDiffers: (name, count, differing, examples) =>
    `${name}\u00a0: ${rows(count)}, dont ${words.count(differing)} ${words.plural(differing, 'différait', 'différaient')}, par exemple ${examples}`,
  sessionsRight: 'Les sessions étaient justes',
  sessionsRightLine: (count, sessions) =>
    `${rounds(count)} en ${words.counted(sessions, 'session de jeu', 'sessions de jeu')}\u00a0; rien n’a changé.`,
  sessionsDone: 'Sessions recalculées',
  sessionsDoneLine: (count, sessions, moved, regrouped) =>
    `${rounds(count)} en ${words.counted(sessions, 'session de jeu', 'sessions de jeu')}. ${words.counted(moved, 'manche corrigée', 'manches corrigées')}, dont ${words.count(regrouped)} désormais dans une autre session. Les classements ont suivi.`,
  nothingToDerive: 'Rien à recréer',
  nothingToDeriveLine: 'Toutes les manches qui ont un fichier suivent les règles les plus récentes.',
  derived: 'Manches recréées',
  derivedLine: (written) =>
    `${words.counted(written, 'manche recréée', 'manches recréées')} selon les règles les plus récentes\u00a0; sessions et classements ont suivi.`,
  derivedLeft: (left) => `Il reste ${words.counted(left, 'manche', 'manches')} d’anciennes règles\u00a0: recommence.`,
  wrong: 'Quelque chose ne va pas',
  right: 'Tout est juste',
  partly: 'Tout n’a pas pu être comparé',
  sums: 'Les sommes face aux manches dont elles viennent',
  unchanged:
    'Rien n’a été changé. /administration maintenance répare sommes, sessions et manches d’anciennes règles\u00a0; /administration manche peut faire compter des lignes de joueurs.',
  none: (what) => `${what}\u00a0: aucun cas`,
  found: (what, count, examples) => `${what}\u00a0: ${words.count(count)}, par exemple ${examples}`,
  checks: {
    'no players': 'Manches qui comptent sans ligne de joueur',
    'weapon rows': 'Lignes d’armes de personne dans leur manche',
    'foreign file': 'Lignes de fichiers dont la date, la carte ou le numéro n’est pas celui de leur manche',
    verdicts: 'Manches qui comptent malgré un verdict',
    chains: 'Fusions qui forment une chaîne',
    'lost files': 'Fichiers notés comme acceptés qui ne sont dans aucune manche',
    'no round 1': 'Manches 2 sans leur manche 1',
    'no round 2': 'Manches 1 sans manche 2 (elles comptent)',
    'rows of another file': 'Lignes de joueurs d’un autre fichier dans leur manche (jamais comptées)',
    'implausible rows': 'Lignes de joueurs aux compteurs invraisemblables (jamais comptées)',
    'ruled in': 'De telles lignes de joueurs qu’un verdict fait compter',
    'older rules': 'Manches créées selon d’anciennes règles (on peut les recréer)',
    'links to nobody': 'Utilisateurs Discord liés à un GUID qui n’a jamais joué',
    sessions: 'Manches hors de la session de jeu à laquelle elles appartiennent',
  },
};
