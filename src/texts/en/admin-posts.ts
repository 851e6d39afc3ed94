import { wordsOf } from '../words.ts';

const words = wordsOf('en');

/** Texts of /admin posts, and about the channels in which the bot posts. */
export const adminPosts = {
  title: 'Automatic posts',
  /** Kinds of posts, as choices and in lists. */
  kinds: {
    match: 'Every map as it is played',
    evening: 'The evening, after its end',
    ranking: 'Live ranking',
    day: 'On this day, milestones',
    digest: 'Weekly digest',
  },
  needChannel: (option: string) => `⚠️ needs a channel: ${option} here, or \`/admin config\` for all kinds`,
  players: (count: number) => words.counted(count, 'player', 'players'),
  at: (hour: number) => `at ${hour}:00`,
  quietHour: 'at the quietest hour',
  whichKind: (option: string) => `Which posts? Choose a ${option}, too. Nothing was changed.`,
  onlyFor: (option: string, kinds: readonly string[]) => `${option} is only for: ${kinds.join(', ')}.`,
  /** Discord's own names. */
  permissions: {
    'View Channel': 'View Channel',
    'Send Messages': 'Send Messages',
    'Embed Links': 'Embed Links',
    'Read Message History': 'Read Message History',
  },
  lacks: (channel: string, permissions: string) =>
    `⚠️ The bot cannot post in ${channel}: it lacks ${permissions}. Give it to the bot’s role: channel → Edit Channel → Permissions.`,
  gone: '⚠️ The bot finds no such channel in its server: it was deleted, or the bot was removed. Set another one.',
  noToken:
    '⚠️ The Worker has no DISCORD_TOKEN, so the bot cannot post. Set it with `wrangler secret put DISCORD_TOKEN`.',
  wrongToken:
    '⚠️ Discord refuses the bot’s token. Copy it again from the developer portal: `wrangler secret put DISCORD_TOKEN`.',
  nothingChanged: 'Nothing was changed.',
  sendTest: 'Send a test post',
  testTitle: '🧪 Test post',
  testText: (kinds: readonly string[]) =>
    kinds.length === 0 ? 'The bot can post here.' : `Here the bot posts: ${kinds.join(', ')}.`,
  sent: (channel: string) => `✅ Sent to ${channel}. Posts that waited for the channel are on their way.`,
  notSent: (channel: string) =>
    `⚠️ Discord does not answer, or takes nothing from this Worker’s address for a while. Look into ${channel} whether the test post came; if not, try again in some minutes.`,
  refused: (channel: string) =>
    `⚠️ Discord refused the test post in ${channel}, though the permissions are there. If the server asks members to verify first, let the bot’s role pass.`,
  noChannel: (option: string) => `No channel is set: \`/admin config\` with \`${option}\` sets one.`,
  jobFails: (job: string, times: number) =>
    `⚠️ The job \`${job}\` has failed ${times} times in a row. \`/admin health\` says why and what to do.`,
  /** A note under a manager's next answer. */
  trouble: {
    missing: (channel: string, since: string) =>
      `⚠️ Posts wait since ${since}: ${channel} is gone, or the bot was removed from the server. Set another channel with \`/admin config\`.`,
    forbidden: (channel: string, since: string) =>
      `⚠️ Posts wait since ${since}: the bot may not post in ${channel}. \`/admin config\` names what it lacks.`,
    token: (since: string) =>
      `⚠️ Posts wait since ${since}: Discord refuses the bot’s token. Copy it again from the developer portal.`,
  },
};
