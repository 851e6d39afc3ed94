import { setDisplayName } from '../../db/queries/display-name.ts';
import { ephemeral } from '../../discord/reply.ts';
import { chosenName, chosenNameLength } from '../../domain/names.ts';
import { defineAction } from '../command.ts';
import { refusalOf, shownAs } from './replies.ts';

const [shortest, longest] = chosenNameLength;

export const nameSet = defineAction({
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
    if (!name) return ephemeral(context.caller.texts.you.badName(shortest, longest));
    const { user, now } = context;
    const result = await setDisplayName(context, { discordId: user.id, name, source: 'custom', now });
    return (await refusalOf(result, context)) ?? shownAs(name, context);
  },
});
