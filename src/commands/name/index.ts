import { ownAliases } from '../../db/queries/aliases.ts';
import type { NamingResult } from '../../db/queries/display-name.ts';
import { resetDisplayName, setDisplayName } from '../../db/queries/display-name.ts';
import { nameInText } from '../../discord/escape.ts';
import { limits } from '../../discord/limits.ts';
import type { Reply } from '../../discord/reply.ts';
import { note } from '../../discord/reply.ts';
import { chosenName, chosenNameLength, displayName } from '../../domain/names.ts';
import { say } from '../../texts/replies.ts';
import type { Command } from '../command.ts';
import { defineAction } from '../command.ts';
import type { Context } from '../context.ts';
import { linkFirst } from '../shared/link-first.ts';

const [shortest, longest] = chosenNameLength;

export const nameCommand: Command = {
  name: 'name',
  group: 'You',
  description: 'The name you are shown under',
  subcommands: {
    set: defineAction({
      description: 'Choose the name you are shown under',
      options: {
        name: {
          type: 'string',
          description: `Your name: ${shortest} to ${longest} characters`,
          required: true,
          minLength: shortest,
          maxLength: longest,
        },
      },
      examples: ['/name set name:Ada'],
      private: true,

      async run({ name: typed }, context) {
        const name = chosenName(typed);
        if (!name)
          return note(`A name has ${shortest} to ${longest} visible characters, and is not one the bot uses itself.`);
        const { db, interactionId, user, now } = context;
        const result = await setDisplayName(db, interactionId, { discordId: user.id, name, source: 'custom', now });
        return refused(result, context) ?? note(say(context, 'shownAs', { name: nameInText(name) }));
      },
    }),
    alias: defineAction({
      description: 'Be shown under one of your names in the game',
      options: { alias: { type: 'string', description: 'One of your aliases', required: true } },
      examples: ['/name alias alias:Ada'],
      private: true,
      autocomplete: {
        alias: async (typed, { db, user }) => {
          const aliases = await ownAliases(db, user.id, typed, limits.choices);
          // A choice cannot be longer; nobody has such a name in the game.
          return aliases
            .filter(({ length }) => length <= limits.choiceText)
            .map((alias) => ({ name: displayName(alias), value: alias }));
        },
      },

      async run({ alias }, context) {
        const { db, interactionId, user, now } = context;
        const result = await setDisplayName(db, interactionId, {
          discordId: user.id,
          name: alias,
          source: 'alias',
          now,
        });
        const refusal = refused(result, context);
        if (refusal) return refusal;
        if (result !== 'repeated' && !result.done)
          return note(`“${nameInText(alias)}” is none of your aliases: pick one from the list, or use \`/name set\`.`);
        return note(say(context, 'shownAs', { name: nameInText(alias) }));
      },
    }),
    reset: defineAction({
      description: 'Be shown under your newest name in the game again',
      options: {},
      examples: ['/name reset'],
      private: true,

      async run(_options, context) {
        const { db, interactionId, user, now } = context;
        const result = await resetDisplayName(db, interactionId, { discordId: user.id, now });
        if (result !== 'repeated' && !result.linked) return linkFirst(context);
        return note('You are shown under your newest name in the game.');
      },
    }),
  },
};

function refused(result: NamingResult | 'repeated', context: Context): Reply | undefined {
  if (result === 'repeated') return undefined;
  if (!result.linked) return linkFirst(context);
  if (result.forgotten)
    return note('Your names were deleted and none is stored any more. To have one again: `/privacy opt-in` first.');
  return undefined;
}
