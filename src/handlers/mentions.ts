import type { APIEmbed } from 'discord-api-types/v10';
import { commandMention } from '../discord/markup.ts';
import type { Reply } from '../discord/reply.ts';

const commandInCode = /`\/([a-z]+)((?: [a-z-]+)?)`/g;

/** Returns the reply with each `/command` in code spans as a mention that can be clicked, where Discord knows the command. */
export async function withMentions(reply: Reply, ids: () => Promise<ReadonlyMap<string, string>>): Promise<Reply> {
  if (!textsOf(reply).some((text) => text.search(commandInCode) >= 0)) return reply;
  const known = await ids();
  const mention = (text: string) =>
    text.replace(commandInCode, (typed, name: string, rest: string) => {
      const id = known.get(name);
      return id === undefined ? typed : commandMention(`${name}${rest}`, id);
    });
  return {
    ...reply,
    ...(reply.content !== undefined && { content: mention(reply.content) }),
    ...(reply.embeds && { embeds: reply.embeds.map((embed) => inEmbed(embed, mention)) }),
  };
}

/** The texts of a reply in which Discord shows mentions: not titles and footers. */
function textsOf({ content, embeds = [] }: Reply): string[] {
  const inEmbeds = embeds.flatMap(({ description, fields = [] }) => [description, ...fields.map(({ value }) => value)]);
  return [content, ...inEmbeds].filter((text) => text !== undefined);
}

function inEmbed(embed: APIEmbed, mention: (text: string) => string): APIEmbed {
  return {
    ...embed,
    ...(embed.description !== undefined && { description: mention(embed.description) }),
    ...(embed.fields && { fields: embed.fields.map((field) => ({ ...field, value: mention(field.value) })) }),
  };
}
