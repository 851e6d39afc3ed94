import { wordsOf } from '../words.ts';

const words = wordsOf('en');

/** Texts of errors, refusals and hints that any command may answer. `…` around a command's name becomes a mention that can be clicked. */
export const errors = {
  needsManageServer: 'That needs the permission “Manage Server”, in one of this community’s servers.',
  notHere:
    'This bot answers in the servers of its community, and in direct messages those who have used `/link` there.',
  notSetUp: (guildId: string | undefined) =>
    guildId === undefined
      ? 'Not set up yet: set DISCORD_GUILD_IDS to the id of your server, which /ping tells you there.'
      : `Not set up yet: set DISCORD_GUILD_IDS; this server is \`${guildId}\`.`,
  nobodyCalled: (word: string) => `No player is called “${word}”. Pick one from the list that opens while you type.`,
  nobodyCalledIn: (word: string, option: string) =>
    `No player is called “${word}” (${option}). Pick one from the list that opens while you type.`,
  userNotLinked: (user: string, option: string) =>
    `${user} is not linked to a player. Type a name into ${option} instead.`,
  whom: 'Several players fit. Whom do you mean?',
  whomBy: (word: string) => `Whom do you mean by “${word}”?`,
  whomByIn: (word: string, option: string) => `Whom do you mean by “${word}” (${option})?`,
  noRounds: 'No round has been stored yet: play one, or bring the old database with `npm run migrate`.',
  outOfDate: 'This message is out of date. Run the command again.',
  unknownCommand: 'This command is no longer there, or not yet: `/help` lists all commands.',
  badOptions: 'Discord sent options this command does not know. Try again.',
  unexpected: 'Something went wrong here, not with what you asked.',
  /** `when` is a moment such as “in 12 minutes”. */
  tooLate: (when: string) =>
    `That took too long for an answer in time, and Discord takes later answers of this bot again ${when}. Try again.`,
  expired: (command: string) => `That was more than 5 minutes ago. Run ${command} again.`,
  error: (id: string) => `-# Error ${id}`,
  noPage: (page: number, pages: number) =>
    `There is no page ${words.count(page)}. This is the last one, page ${words.count(pages)}.`,
};
