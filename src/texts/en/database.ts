import { wordsOf } from '../words.ts';

const words = wordsOf('en');

/** Texts about the database: why it failed, and what is wrong with it. */
export const database = {
  /** What somebody reads whose command failed, by the error's reason. */
  errors: {
    away: 'The database does not answer at the moment. Try again in a minute.',
    waking: 'The database is still waking up. Try again in a few seconds.',
    busy: 'The database is busy at the moment. Try again in a few seconds.',
    restarting: 'The database is restarting. Try again in a few seconds.',
    password: 'The database refuses the bot’s password: the bot’s owner corrects DATABASE_URL.',
    project:
      'Neon does not find the bot’s database, or it is switched off: the bot’s owner checks DATABASE_URL and Neon’s console.',
    address: 'The database lets only certain addresses in: the bot’s owner allows all of them in Neon’s console.',
    database: 'There is no database of that name: the bot’s owner corrects DATABASE_URL.',
    host: 'What answers in place of the database is not Neon: the bot’s owner corrects DATABASE_URL.',
    hours:
      'Neon’s free hours are used up until the 1st. The bot answers again then, or once its owner upgrades the plan.',
    transfer:
      'Neon’s free traffic is used up until the 1st. The bot answers again then, or once its owner upgrades the plan.',
    quota: 'A limit of the database’s plan is reached: the bot’s owner looks into Neon’s console.',
    full: 'The database is full: it can be read, but takes nothing new. The bot’s owner deletes what is not needed, or buys storage at Neon.',
    replica:
      'The database can only be read: DATABASE_URL is a read replica, and the bot’s owner puts the primary’s address there.',
    denied: (object: string | undefined) =>
      `The bot’s role in the database has no right to use ${object ? `\`${object}\`` : 'this'}: the bot’s owner runs the SQL that \`npm run schema -- --role\` prints.`,
    timeout: 'The database takes too long to answer at the moment. Try again in a minute.',
    schema: (version: string) => `The database needs migration ${version}: its owner runs \`npm run schema\`.`,
    conflict: 'Somebody changed the same thing at the same moment. Try again.',
    large: 'That is too much at once. Ask for less, such as a shorter period.',
    failed: 'The database could not answer that.',
  } /** What is wrong with the database, for /admin health and /health, with the way out. */,
  findings: {
    older: (live: number, expected: number) =>
      `The database is at migration ${live}, and this version needs ${expected}: run \`npm run schema\`.`,
    newer: (live: number, expected: number) =>
      `The database is at migration ${live}, and this version knows ${expected}: run \`npm run deploy\` with the newer version.`,
    outdated: (objects: string) => `Missing, or of another version: ${objects}. Run \`npm run schema\`.`,
    altered: (objects: string) => `Altered in the database: ${objects}. \`npm run schema\` makes it as it should be.`,
    grants: (role: string, grants: string) =>
      `The role ${role} lacks ${grants}. As the owner of the tables, run the SQL that \`npm run schema -- --role ${role}\` prints.`,
    write: (why: string) => `Writing was tried and failed. ${why}`,
    unknown: (why: string) => `Not everything could be examined. ${why}`,
    temporary: (role: string, sql: string) =>
      `The role ${role} cannot create temporary tables, which \`/admin maintenance\` needs to audit and rebuild sums. As the owner of the database, run \`${sql}\`.`,
    maintain: (tables: number, sql: string) =>
      `The bot’s role cannot analyze ${words.counted(tables, 'table', 'tables')}; autovacuum does so by itself. If \`/admin maintenance\` shall do it too, run \`${sql}\` as the owner of the tables (PostgreSQL 17 or newer).`,
    refused: (file: string, when: string, reason: string) =>
      `The latest upload was refused: ${file} (${when}), ${reason}. What was refused is under \`/admin ingest\`.`,
    noClock:
      'The Clock has never rung, so nothing happens by itself: run `npm run deploy` with this version’s wrangler.toml, which has the binding CLOCK and a cron trigger.',
    /** What the jobs do, by their names. */
    jobs: {
      deliver: 'Sending posts',
      digest: 'The weekly digest',
      'on-this-day': 'The post “on this day”',
      upkeep: 'Upkeep',
    },
    late: (job: string, when: string) =>
      `${job} is late: it was due ${when}. The next upload lets the Clock ring, and so does the daily cron trigger of wrangler.toml.`,
    failing: (job: string, times: number, why: string) =>
      `${job} failed ${words.counted(times, 'time', 'times')} in a row. ${why}`,
    damage: (what: string) => `Upkeep found what it cannot repair: ${what}. \`/admin maintenance\` shows examples.`,
    size: (size: string, limit: string) =>
      `The database has ${size} of the ${limit} that its plan stores. Then it takes no more files: a larger plan at Neon makes room, and DATABASE_LIMIT_MB in wrangler.toml says how much that has.`,
    posts: (channels: number, since: string) =>
      `Posts wait since ${since}, because Discord refuses them in ${words.counted(channels, 'channel', 'channels')}. \`/admin config\` names what the bot lacks.`,
    runSchema: 'What differs from this version’s schema is made right by `npm run schema`.',
  },
};
