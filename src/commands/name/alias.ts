import { ownAliases } from '../../db/queries/aliases.ts';
import { setDisplayName } from '../../db/queries/display-name.ts';
import { nameInText } from '../../discord/escape.ts';
import { limits } from '../../discord/limits.ts';
import { ephemeral } from '../../discord/reply.ts';
import { displayName } from '../../domain/names.ts';
import { translate } from '../../texts/replies.ts';
import { defineAction } from '../command.ts';
import { refusalOf } from './refusal.ts';

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
    const refusal = refusalOf(result, context);
    if (refusal) return refusal;
    if (result !== 'repeated' && !result.done)
      return ephemeral(`“${nameInText(alias)}” is none of your aliases: pick one from the list, or use \`/name set\`.`);
    return ephemeral(translate(context, 'shownAs', { name: nameInText(alias) }));
  },
});
