import type { Link } from '../../db/queries/link.ts';
import type { LinkCandidate } from '../../db/queries/link-choices.ts';
import { timestamp, userMention } from '../../discord/markup.ts';
import { optionName } from '../../texts/command-names/index.ts';
import { wholeName } from '../../views/whole-name.ts';
import type { Context } from '../context.ts';
import { commandHint } from '../shared/command-hint.ts';
import type { Target } from './target.ts';
import { isSelf } from './target.ts';

/** Returns the hint that /link also takes a name. */
export async function somebodyElse(context: Context): Promise<string> {
  const option = `\`${optionName(context.caller, 'link player')}\``;
  return context.caller.texts.you.somebodyElse(await commandHint('link', context), option);
}

/** Says to whom a user is linked already, and how to change that. */
export async function alreadyLinked(
  target: Target,
  { name, playerGuid, since }: Link,
  context: Context,
): Promise<string> {
  const { locale } = context;
  const { you } = locale.texts;
  const from = since ? ` ${you.since(timestamp(since, 'D'))}` : '';
  const player = `**${wholeName(name, locale)}** (\`${playerGuid}\`)${from}`;
  const [unlink, link] = [await commandHint('unlink', context), await commandHint('link', context)];
  if (isSelf(target, context)) return you.youAreAlready(player, unlink, link);
  return you.userIsAlready(userMention(target.id), player, unlink, link);
}

/** Says that somebody else is linked to a player. */
export async function taken({ name, playerGuid, linkedTo, hidden }: LinkCandidate, context: Context): Promise<string> {
  const { locale } = context;
  const { you } = locale.texts;
  const whom = hidden || linkedTo === null ? you.somebody : userMention(linkedTo);
  const player = `**${wholeName(name, locale)}** (\`${playerGuid}\`)`;
  return you.taken(player, whom, await commandHint('unlink', context));
}
