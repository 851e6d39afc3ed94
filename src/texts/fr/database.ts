import type { database as English } from '../en/database.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const database: typeof English = {
  errors: {
    away: 'La base de données ne répond pas pour le moment. Réessaie dans une minute.',
    waking: 'La base de données est encore en train de se réveiller. Réessaie dans quelques secondes.',
    busy: 'La base de données est surchargée pour le moment. Réessaie dans quelques secondes.',
    restarting: 'La base de données redémarre. Réessaie dans quelques secondes.',
    password: 'La base de données refuse le mot de passe du bot\u00a0: son propriétaire corrige DATABASE_URL.',
    project:
      'Neon ne trouve pas la base de données du bot, ou elle est désactivée\u00a0: son propriétaire vérifie DATABASE_URL et la console de Neon.',
    address:
      'La base de données n’admet que certaines adresses\u00a0: le propriétaire du bot les autorise toutes dans la console de Neon.',
    database: 'Il n’y a pas de base de données de ce nom\u00a0: le propriétaire du bot corrige DATABASE_URL.',
    host: 'Ce qui répond à la place de la base de données n’est pas Neon\u00a0: le propriétaire du bot corrige DATABASE_URL.',
    hours:
      'Les heures gratuites de Neon sont épuisées jusqu’au 1er du mois. Le bot répondra alors, ou dès que son propriétaire change de formule.',
    transfer:
      'Le trafic gratuit de Neon est épuisé jusqu’au 1er du mois. Le bot répondra alors, ou dès que son propriétaire change de formule.',
    quota:
      'Une limite de la formule de la base de données est atteinte\u00a0: le propriétaire du bot regarde la console de Neon.',
    full: 'La base de données est pleine\u00a0: on peut la lire, mais elle n’accepte plus rien. Le propriétaire du bot supprime ce dont il n’a pas besoin, ou achète de l’espace chez Neon.',
    replica:
      'La base de données est en lecture seule\u00a0: DATABASE_URL est un réplica, et le propriétaire du bot y met l’adresse de la base principale.',
    denied: (object) =>
      `Le rôle du bot dans la base de données n’a pas le droit d’utiliser ${object ? `\`${object}\`` : 'cela'}\u00a0: le propriétaire du bot exécute le SQL que \`npm run schema -- --role\` affiche.`,
    timeout: 'La base de données met trop de temps à répondre. Réessaie dans une minute.',
    schema: (version) =>
      `La base de données a besoin de la migration ${version}\u00a0: son propriétaire lance \`npm run schema\`.`,
    conflict: 'Quelqu’un a changé la même chose au même moment. Réessaie.',
    large: 'C’est trop à la fois. Demande moins, par exemple une période plus courte.',
    failed: 'La base de données n’a pas pu répondre.',
  },
  findings: {
    older: (live, expected) =>
      `La base de données en est à la migration ${live}, et cette version a besoin de ${expected}\u00a0: lance \`npm run schema\`.`,
    newer: (live, expected) =>
      `La base de données en est à la migration ${live}, et cette version connaît ${expected}\u00a0: lance \`npm run deploy\` avec la version plus récente.`,
    outdated: (objects) => `Manque, ou vient d’une autre version\u00a0: ${objects}. Lance \`npm run schema\`.`,
    altered: (objects) => `Modifié dans la base de données\u00a0: ${objects}. \`npm run schema\` le rétablit.`,
    grants: (role, grants) =>
      `Il manque au rôle ${role}\u00a0: ${grants}. En tant que propriétaire des tables, exécute le SQL que \`npm run schema -- --role ${role}\` affiche.`,
    write: (why) => `Un essai d’écriture a échoué. ${why}`,
    unknown: (why) => `Tout n’a pas pu être examiné. ${why}`,
    temporary: (role, sql) =>
      `Le rôle ${role} ne peut pas créer de tables temporaires, dont \`/admin maintenance\` a besoin pour vérifier et refaire les sommes. En tant que propriétaire de la base, exécute \`${sql}\`.`,
    maintain: (tables, sql) =>
      `Le rôle du bot ne peut pas analyser ${words.counted(tables, 'table', 'tables')}\u00a0; autovacuum le fait tout seul. Pour que \`/admin maintenance\` le fasse aussi, exécute \`${sql}\` en tant que propriétaire des tables (à partir de PostgreSQL 17).`,
    refused: (file, when, reason) =>
      `Le dernier fichier a été refusé\u00a0: ${file} (${when}), ${reason}. Ce qui a été refusé se trouve sous \`/admin ingest\`.`,
    noClock:
      'L’horloge n’a encore jamais sonné, donc rien ne se fait tout seul\u00a0: lancez `npm run deploy` avec le wrangler.toml de cette version, qui a le binding CLOCK et un déclencheur cron.',
    jobs: {
      deliver: 'L’envoi des messages',
      digest: 'Le bilan de la semaine',
      'on-this-day': 'La publication «\u00a0ce jour-là\u00a0»',
      upkeep: 'L’entretien',
    },
    late: (job: string, when: string) =>
      `${job} est en retard\u00a0: c’était prévu ${when}. Le prochain envoi de fichier fait sonner l’horloge, tout comme le déclencheur cron quotidien du wrangler.toml.`,
    failing: (job: string, times: number, why: string) =>
      `${job} a échoué ${words.counted(times, 'fois', 'fois')} de suite. ${why}`,
    damage: (what: string) =>
      `L’entretien a trouvé ce qu’il ne peut pas réparer\u00a0: ${what}. \`/admin maintenance\` montre des exemples.`,
    size: (size: string, limit: string) =>
      `La base de données occupe ${size} sur les ${limit} que stocke son offre. Ensuite elle ne prend plus de fichiers\u00a0: une offre plus grande chez Neon fait de la place, et DATABASE_LIMIT_MB dans wrangler.toml dit combien elle en a.`,
    posts: (channels, since) =>
      `Des messages attendent depuis ${since}, parce que Discord les refuse dans ${words.counted(channels, 'salon', 'salons')}. \`/admin config\` dit ce qui manque au bot.`,
    runSchema: '`npm run schema` remet en ordre ce qui diffère du schéma de cette version.',
  },
};
