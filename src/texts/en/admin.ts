import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('en');

/** Texts of /admin health, metrics and config, and what all of /admin uses. */
export const admin = {
  noReason: 'no reason noted',
  /** A number of bytes: `amount` with its unit, `power` from 0 for bytes to 4. */
  size: (amount: string, power: number) => `${amount}${nbsp}${['B', 'kB', 'MB', 'GB', 'TB'][power]}`,
  files: (count: number) => words.counted(count, 'file', 'files'),
  cancel: 'Cancel',
  cancelled: 'Nothing was changed.',
  health: {
    well: 'All is well',
    noted: 'It works, but look at this',
    notWell: 'Not well',
    database: 'Database',
    databaseLine: (version: string, size: string, ms: number) =>
      `PostgreSQL ${version} · ${size} · answered in ${words.count(ms)}${nbsp}ms`,
    schema: 'Schema',
    migration: (version: string, schema: string) => `Migration ${version}: ${schema}`,
    unknownMigration: 'unknown',
    asExpected: 'as this version expects',
    differs: 'differs, see above',
    missingColumn: (column: string, expected: string) => `${column} is missing (expected ${expected})`,
    differentColumn: (column: string, live: string, expected: string) => `${column} is ${live} (expected ${expected})`,
    stored: 'Stored',
    storedLine: (rounds: number, invalid: number, players: number) =>
      `${words.counted(rounds, 'round', 'rounds')}, ${words.count(invalid)} of them ${words.plural(invalid, 'does', 'do')} not count · ${words.counted(players, 'player', 'players')}`,
    newest: (when: string) => `newest round ${when}`,
    lastFile: 'Last file taken',
    noFile: 'None yet: no game server has sent one.',
    refused: 'Refused in the last 24 hours',
    noneRefused: 'None',
    banned: (since: string, until: string) =>
      `Since ${since} it takes no requests from this Worker’s address, which others share. The bot sends none until ${until}; answers in time are not affected.`,
    posts: 'Posts',
    notYet: 'Has not run yet',
    ran: (when: string, took: string) => `ran ${when} in ${took}`,
    /** A duration below a minute, in seconds or milliseconds. */
    took: (ms: number) => (ms < 1000 ? `${words.count(ms)}${nbsp}ms` : `${words.decimal(ms / 1000, 1)}${nbsp}s`),
    failed: (times: number) => (times === 1 ? 'failed' : `failed ${words.count(times)} times`),
    waiting: (count: number) =>
      count === 0 ? 'nothing waits' : `${words.counted(count, 'message waits', 'messages wait')}`,
    repaired: (count: number) => (count === 0 ? 'nothing to repair' : `${words.count(count)} repaired`),
    next: (when: string) => `next ${when}`,
    upkeep: 'Upkeep',
    notPosted: 'Not posted',
    notPostedLine: (tooOld: number, refused: number) =>
      [
        ...(tooOld === 0
          ? []
          : [`${words.counted(tooOld, 'map', 'maps')} of the last 24 hours: could not be sent for a day`]),
        ...(refused === 0
          ? []
          : [`${words.counted(refused, 'message', 'messages')} refused by Discord, tried again every hour`]),
      ].join(' · '),
  },
  metrics: {
    title: (count: number) => (count === 1 ? 'The last hour' : `The last ${words.count(count)} hours`),
    none: 'Nothing has used the database.',
    kinds: {
      command: 'Commands',
      'user command': 'Menus',
      component: 'Buttons',
      autocomplete: 'Suggestions',
      ingest: 'Uploads',
      post: 'Posts',
      job: 'Jobs',
      unknown: 'Out of date',
    },
    times: (values: string) => `${values}${nbsp}ms`,
    slowest: 'Slowest',
    failed: 'Failed',
    legend: 'how many · half of them within/95 of 100 within/the slowest · ✗ failed. Only what used the database',
    picture: {
      title: (hours: number) => (hours === 1 ? 'Interactions per hour' : `Interactions in ${words.count(hours)} hours`),
      interactions: 'interactions',
      failed: 'failed',
      within: '95 of 100 within',
      alt: (title: string, [all, failed, most, ms]: readonly string[]) =>
        `Bar chart. ${title}: ${all}, of which ${failed} failed; at most ${most} together; 95 of 100 within ${ms}${nbsp}ms or less`,
    },
  },
  config: {
    title: 'Settings',
    channel: 'Channel',
    adminChannel: 'Channel for managers',
    notSet: 'not set',
    timeZone: 'Time zone',
    zones: (days: string, clocks: string) => `${days} for days and seasons, ${clocks} for the game servers’ clocks`,
    fromWorker: 'Not set here: from the Worker’s settings',
    posts: 'Automatic posts',
    off: 'off',
    language: 'Language of public answers',
    languageOfServer: 'as the server',
    footer: 'Kept in the database; they win over wrangler.toml',
    unknownZone: (typed: string) =>
      `“${typed}” is no time zone. Pick one from the list that opens while you type, such as Europe/Berlin; nothing was changed.`,
    tooLong:
      'Moving that many rounds takes longer than a request may. The database may still finish it, wholly or not at all: `/admin config` says in a few minutes which zone holds.',
    saved: 'Saved.',
    savedSoon: 'Saved. Answers use it within a minute.',
    savedAlready: 'Saved already.',
    nothingMoved: (rounds: number) =>
      `Saved. All ${words.counted(rounds, 'round', 'rounds')} are read in that zone already.`,
    moved: (moved: number, rounds: number, regrouped: number, sessions: number) =>
      `Saved. ${words.count(moved)} of ${words.counted(rounds, 'round', 'rounds')} moved, ${
        regrouped === 0
          ? 'sessions hold the same rounds as before'
          : `${words.count(regrouped)} ${words.plural(regrouped, 'is', 'are')} in another session`
      }: ${words.counted(sessions, 'session', 'sessions')} now. Rankings have followed; other answers use the zone within a minute.`,
  },
};
