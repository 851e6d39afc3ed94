import type { StoredAboutMe } from '../../db/queries/privacy.ts';
import { forget, optIn, optOut, storedAbout } from '../../db/queries/privacy.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import { timestamp } from '../../discord/marks.ts';
import { button, colour, note, row } from '../../discord/reply.ts';
import { unknownPlayer } from '../../domain/names.ts';
import { say } from '../../texts/replies.ts';
import { formatCounted } from '../../views/numbers.ts';
import type { Command } from '../command.ts';
import { defineAction } from '../command.ts';
import { expiry, isExpired } from '../shared/confirmation.ts';
import { linkFirst } from '../shared/link-first.ts';

export const privacyCommand: Command = {
  name: 'privacy',
  group: 'You',
  description: 'What is stored about you, and who may see it',
  components: {
    async delete(args, _values, context) {
      // The message is private, so only a forged press can be somebody else's.
      if (args.u !== context.user.id) return note(say(context, 'outOfDate'));
      if (isExpired(args.t, context.now)) return { content: say(context, 'expired', { command: '`/privacy delete`' }) };
      const result = await forget(context.db, context.interactionId, context.user.id, unknownPlayer);
      if (result === 'not linked') return linkFirst(context);
      return { content: say(context, 'forgotten', { name: unknownPlayer }) };
    },
  },
  subcommands: {
    show: defineAction({
      description: 'What is stored about you',
      options: {},
      examples: ['/privacy show'],
      private: true,

      async run(_options, context) {
        const stored = await storedAbout(context.db, context.user.id);
        if (!stored) return { ...linkFirst(context), content: notLinked };
        return {
          embeds: [
            { title: 'What is stored about you', description: list(stored), footer: { text: wayOut }, color: colour },
          ],
          ephemeral: true,
        };
      },
    }),
    'opt-out': defineAction({
      description: 'Hide from rankings, lookups and lists of others',
      options: {},
      examples: ['/privacy opt-out'],
      private: true,

      async run(_options, context) {
        const result = await optOut(context.db, context.interactionId, context.user.id);
        return result === 'not linked' ? linkFirst(context) : note(say(context, 'optedOut'));
      },
    }),
    'opt-in': defineAction({
      description: 'Be seen by others again, under your name',
      options: {},
      examples: ['/privacy opt-in'],
      private: true,

      async run(_options, context) {
        const result = await optIn(context.db, context.interactionId, context.user.id);
        return result === 'not linked'
          ? linkFirst(context)
          : note('Others see you again, and names you play under from now on are stored.');
      },
    }),
    delete: defineAction({
      description: 'Delete your link, your aliases and your names everywhere',
      options: {},
      examples: ['/privacy delete'],
      private: true,

      async run(_options, context) {
        const stored = await storedAbout(context.db, context.user.id);
        if (!stored) return { ...linkFirst(context), content: notLinked };
        const args = { u: context.user.id, t: expiry(context.now) };
        const id = encodeCustomId({ route: 'privacy.delete', owner: context.user.id, args });
        return {
          content: `This removes the link of **${nameInText(stored.name)}** to you, ${formatCounted(stored.aliases, 'name')} and your chosen name, and writes “${unknownPlayer}” into ${formatCounted(stored.rounds, 'round')}. Numbers stay, and names cannot be brought back.`,
          rows: [row(button(id, { label: 'Delete for good', emoji: '🗑️' }))],
          ephemeral: true,
        };
      },
    }),
  },
};

const notLinked =
  'Your Discord account is linked to no player, so nothing is stored about it. Numbers of players are stored by the GUID of their game: link yours to see or delete what belongs to it.';

const wayOut = '/privacy opt-out hides you from others · /privacy delete removes your names and this link';

function list({
  discord_username,
  linked_date,
  guids,
  name,
  display_name,
  aliases,
  rounds,
  opted_out,
  forgotten,
}: StoredAboutMe): string {
  const [guid, ...merged] = guids;
  return [
    `**Discord** your id, and the name ${nameInText(discord_username)}${linked_date ? `; linked ${timestamp(linked_date, 'D')}` : ''}`,
    `**GUID** \`${guid}\`${merged.length > 0 ? `, with ${merged.map((other) => `\`${other}\``).join(', ')} merged into it` : ''}`,
    `**Shown as** ${nameInText(name)}${display_name ? ' (chosen by you)' : ''}`,
    `**Names seen** ${aliases}${aliases > 0 ? ': `/aliases`' : ''}`,
    `**Rounds** ${formatCounted(rounds, 'round')} with your numbers: \`/stats\``,
    `**Others see you** ${opted_out ? 'no: you opted out' : 'yes'}`,
    ...(forgotten ? ['**Names** deleted; none is stored any more'] : []),
  ].join('\n');
}
