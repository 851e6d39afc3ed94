import { afterEach, beforeEach, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { withPictures } from '../support/picture.ts';
import { isWhole, testSometimes } from '../support/sample.ts';
import type { Everything } from '../support/walk/everything.ts';
import { few, fewer, routes, walkEverything } from '../support/walk/everything.ts';

/** Routes that a small community cannot reach. */
const onePage = ['players.page', 'teams.history'];
const needAnother = [
  ...['stats', 'weapons', 'playstyle', 'nemesis', 'achievements', 'aliases', 'synergy'].map((name) => `${name}.pick`),
  ...['nemesis.duel', 'vs.pick', 'records.pick', 'compare.me', 'compare.show', 'compare.pick', 'synergy.partners'],
  ...['admin.mergepick', 'admin.merge', 'admin.unmerge', 'admin.keepmerge'],
];

/** Routes that an empty community reaches. */
const always = ['help.group', 'link.start', 'admin.testpost', 'records.side', 'records.size'];

let bot: Bot;
beforeEach(async () => {
  bot = await startBot({ data: 'empty', vars: withPictures });
});
afterEach(() => bot.close());

const nameOf = ({ players }: Everything) => `every command, view, page and button with ${players} players`;

const crowd = { players: isWhole ? 64 : 30, least: 600, how: fewer, unreached: [] };
test(nameOf(crowd), () => walkEverything(bot, crowd), 240_000);

const how = isWhole ? fewer : few;
const small: Everything[] = [
  { players: 1, least: 300, how, unreached: [...onePage, ...needAnother] },
  { players: 0, least: 250, how, unreached: routes.filter((route) => !always.includes(route)) },
];
for (const community of small) testSometimes(nameOf(community), () => walkEverything(bot, community), 240_000);
