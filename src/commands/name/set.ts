import { setDisplayName } from '../../db/queries/display-name.ts';
import { nameInText } from '../../discord/escape.ts';
import { ephemeral } from '../../discord/reply.ts';
import { chosenName, chosenNameLength } from '../../domain/names.ts';
import { translate } from '../../texts/replies.ts';
import { defineAction } from '../command.ts';
import { refusalOf } from './refusal.ts';

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
    if (!name)
      return ephemeral(`A name has ${shortest} to ${longest} visible characters, and is not one the bot uses itself.`);
    const { user, now } = context;
    const result = await setDisplayName(context, { discordId: user.id, name, source: 'custom', now });
    return refusalOf(result, context) ?? ephemeral(translate(context, 'shownAs', { name: nameInText(name) }));
  },
});
