import type { Settings } from '../../db/queries/settings.ts';
import { storedSettings } from '../../db/queries/settings.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import { optionName } from '../../texts/command-names/index.ts';
import type { Language } from '../../texts/words.ts';
import type { Context } from '../context.ts';

/** The languages by their own names, which every reader sees alike. */
export const languages: Record<Language, string> = { en: 'English', de: 'Deutsch', fr: 'Français' };

/** Shows the community's settings. `said` is text above them that reports a change just made. */
export async function showSettings(context: Context, said?: string): Promise<Reply> {
  const stored = await storedSettings(context.db);
  const { caller } = context;
  const { config } = caller.texts.admin;
  const missing =
    stored.autoPost && !stored.channel ? `\n${config.needChannel(optionName(caller, 'admin config channel'))}` : '';
  const language = stored.language as Language | undefined;
  return {
    ...(said !== undefined && { content: said }),
    embeds: [
      {
        title: config.title,
        fields: [
          { name: config.channel, value: stored.channel ? `<#${stored.channel}>` : config.notSet },
          { name: config.timeZone, value: zoneLine(stored, context) },
          { name: config.posts, value: `${stored.autoPost ? config.on : config.off}${missing}` },
          { name: config.language, value: language === undefined ? config.languageOfServer : languages[language] },
        ],
        footer: { text: config.footer },
        color: colour,
      },
    ],
  };
}

function zoneLine({ timeZone: stored }: Settings, { timeZone, serverTimeZone, caller }: Context): string {
  const { config } = caller.texts.admin;
  if (stored) return nameInText(stored, 60);
  const [days, clocks] = [nameInText(timeZone, 80), nameInText(serverTimeZone, 80)];
  return `${timeZone === serverTimeZone ? days : config.zones(days, clocks)}\n-# ${config.fromWorker}`;
}
