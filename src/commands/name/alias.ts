import { ownAliases } from '../../db/queries/aliases.ts';
import { setDisplayName } from '../../db/queries/display-name.ts';
import { nameInText } from '../../discord/escape.ts';
import { limits } from '../../discord/limits.ts';
import { ephemeral } from '../../discord/reply.ts';
import { displayName } from '../../domain/names.ts';
import { defineAction } from '../command.ts';
import { commandHint } from '../shared/command-hint.ts';
import { refusalOf, shownAs } from './replies.ts';

export const nameAlias = defineAction({
  description: 'Be shown under one of your names in the game',
  options: { alias: { type: 'string', description: 'One of your aliases', required: true } },
  examples: ['/name alias alias:Ada'],
  private: true,
  autocomplete: {
    alias: async (typed, { db, user }) => {
      const aliases = await ownAliases(db, user.id, { typed, most: limits.choices });
      // Discord allows no longer choices, and no player has a longer name in the game.
      return aliases
        .filter(({ length }) => length <= limits.choiceText)
        .map((alias) => ({ name: displayName(alias), value: alias }));
    },
  },

  async run({ alias }, context) {
    const { user, now } = context;
    const result = await setDisplayName(context, {
      discordId: user.id,
      name: alias,
      source: 'alias',
      now,
    });
    const refusal = await refusalOf(result, context);
    if (refusal) return refusal;
    if (result !== 'repeated' && !result.done)
      return ephemeral(context.caller.texts.you.noAlias(nameInText(alias), await commandHint('name set', context)));
    return shownAs(alias, context);
  },
});
