/** Programs that fetch an address once, to show in a chat what it is. */
const unfurling = ['Discordbot', 'Twitterbot', 'Slackbot', 'TelegramBot', 'WhatsApp', 'facebookexternalhit'];

/**
 * Returns robots.txt. Search engines may read everything but the tables in other orders, or nothing at all: what they are not to list would
 * only wake the database.
 */
export function robotsText(isIndexed: boolean): string {
  if (isIndexed) return 'User-agent: *\nDisallow: /*?sort=\n';
  return `${unfurling.map((name) => `User-agent: ${name}\n`).join('')}Disallow:\n\nUser-agent: *\nDisallow: /\n`;
}
