import type { StoredAboutMe } from '../../db/queries/privacy.ts';
import { storedAbout } from '../../db/queries/privacy.ts';
import { nameInText } from '../../discord/escape.ts';
import { timestamp } from '../../discord/markup.ts';
import { colour } from '../../discord/reply.ts';
import { formatCounted } from '../../views/numbers.ts';
import { defineAction } from '../command.ts';
import { linkFirst } from '../shared/link-first.ts';
import { notLinked } from './not-linked.ts';

export const privacyShow = defineAction({
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
});

const wayOut = '/privacy opt-out hides you from others · /privacy delete removes your names and this link';

function list({
  discordUsername,
  linkedDate,
  guids,
  name,
  displayName,
  aliases,
  rounds,
  optedOut,
  forgotten,
}: StoredAboutMe): string {
  const [guid, ...merged] = guids;
  return [
    `**Discord** your id, and the name ${nameInText(discordUsername)}${linkedDate ? `; linked ${timestamp(linkedDate, 'D')}` : ''}`,
    `**GUID** \`${guid}\`${merged.length > 0 ? `, with ${merged.map((other) => `\`${other}\``).join(', ')} merged into it` : ''}`,
    `**Shown as** ${nameInText(name)}${displayName ? ' (chosen by you)' : ''}`,
    `**Names seen** ${aliases}${aliases > 0 ? ': `/aliases`' : ''}`,
    `**Rounds** ${formatCounted(rounds, 'round')} with your numbers: \`/stats\``,
    `**Others see you** ${optedOut ? 'no: you opted out' : 'yes'}`,
    ...(forgotten ? ['**Names** deleted; none is stored any more'] : []),
  ].join('\n');
}
