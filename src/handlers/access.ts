import type { APIInteraction } from 'discord-api-types/v10';
import type { Context } from '../commands/context.ts';
import { hasLink } from '../db/queries/has-link.ts';
import type { Reply } from '../discord/reply.ts';
import { ephemeral } from '../discord/reply.ts';
import type { Community } from '../env.ts';
import type { Locale } from '../texts/locale.ts';
import type { Task } from './dispatch.ts';
import { isInCommunity } from './rights.ts';

/** Says in the caller's language why they get no answer here. */
export type Refusal = (caller: Locale) => string;

const notHere: Refusal = ({ texts }) => texts.errors.notHere;

/** What a bot without DISCORD_GUILD_IDS answers, so that its owner learns the id of their server. */
const answeredBeforeSetup: readonly string[] = ['ping', 'help', 'help.group'];

/**
 * Returns the task as this community's bot does it, or why the caller gets no answer. Anybody can add a public app to a server of their
 * own, or write to it. So the bot answers in the community's own servers, and in direct messages only people with a link, pending or
 * verified. With OPEN=on it answers everywhere.
 */
export function admit(task: Task, interaction: APIInteraction, { isOpen, guildIds }: Community): Task | Refusal {
  if (isOpen || isInCommunity(interaction, guildIds)) return task;
  const guildId = interaction.guild_id;
  if (guildIds.length === 0) {
    const hint: Refusal = ({ texts }) => texts.errors.notSetUp(guildId);
    return answeredBeforeSetup.includes(task.name) ? withHint(task, hint) : hint;
  }
  return guildId === undefined ? onlyLinked(task) : notHere;
}

function withHint(task: Task, hint: Refusal): Task {
  if (task.kind === 'autocomplete') return task;
  return {
    ...task,
    run: async (context) => {
      const reply = await task.run(context);
      return { ...reply, content: [hint(context.caller), ...(reply.content ? [reply.content] : [])].join('\n') };
    },
  };
}

function onlyLinked(task: Task): Task {
  const isLinked = ({ db, user }: Context) => hasLink(db, user.id);
  if (task.kind === 'autocomplete') {
    return { ...task, run: async (context) => ((await isLinked(context)) ? task.run(context) : []) };
  }
  return {
    ...task,
    run: async (context): Promise<Reply> =>
      (await isLinked(context)) ? task.run(context) : ephemeral(notHere(context.caller)),
  };
}
