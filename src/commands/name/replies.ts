import type { NamingResult } from '../../db/queries/display-name.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Reply } from '../../discord/reply.ts';
import { ephemeral } from '../../discord/reply.ts';
import type { Context } from '../context.ts';
import { commandHint } from '../shared/command-hint.ts';
import { verifiedLinkFirst } from '../shared/verified-link.ts';

/**
 * Returns the reply to a user who cannot set a name: they are not linked, had their names deleted, or a manager gave them a name. Returns
 * undefined otherwise, and for a repeated request.
 */
export async function refusalOf(result: NamingResult | 'repeated', context: Context): Promise<Reply | undefined> {
  if (result === 'repeated') return undefined;
  if (!result.linked) return verifiedLinkFirst(context);
  if (result.given) return ephemeral(context.caller.texts.adminPerson.nameGiven);
  if (!result.forgotten) return undefined;
  return ephemeral(context.caller.texts.you.namesDeleted(await commandHint('privacy opt-in', context)));
}

/** Returns the reply after a name was set. */
export async function shownAs(name: string, context: Context): Promise<Reply> {
  return ephemeral(
    context.caller.texts.you.shownAs(`**${nameInText(name)}**`, await commandHint('name reset', context)),
  );
}
