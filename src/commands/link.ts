import type { Link, LinkCandidate } from '../db/queries/link.ts';
import { linkChoices, linkOf, linkPlayer } from '../db/queries/link.ts';
import type { PlayerReference } from '../db/queries/player-matches.ts';
import { encodeCustomId } from '../discord/custom-id.ts';
import { nameInText } from '../discord/escape.ts';
import { limits } from '../discord/limits.ts';
import { timestamp, userMention } from '../discord/markup.ts';
import type { Reply } from '../discord/reply.ts';
import { button, ephemeral, row, select } from '../discord/reply.ts';
import { displayName } from '../domain/names.ts';
import { translate } from '../texts/replies.ts';
import { formatCounted } from '../views/numbers.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { expiry, isExpired } from './shared/confirmation.ts';
import { activityLine, nobodyFound, referenceOf, suggestPlayers } from './shared/player-option.ts';

/** The Discord user who is to be linked. */
interface Target {
  id: string;
  /** The Discord name of a user other than the caller. The caller's own name comes with the button press. */
  name?: string | undefined;
}

export const linkCommand = defineCommand({
  name: 'link',
  group: 'You',
  description: 'Say which player you are',
  options: {
    player: { type: 'string', description: 'Name or GUID of the player; the latest unlinked ones when left out' },
    user: { type: 'user', description: 'Link this Discord user instead of you: needs Manage Server' },
  },
  examples: ['/link', '/link player:Ada'],
  private: true,
  autocomplete: { player: suggestPlayers },
  components: {
    start: (_args, _values, context) => choose({ id: context.user.id }, undefined, context),
    pick: (args, [guid = ''], context) => inTime(args, context, (target) => choose(target, { text: guid }, context)),
    confirm: (args, _values, context) => inTime(args, context, (target) => confirm(target, args.g ?? '', context)),
  },

  async run({ player, user }, context) {
    const id = user ?? context.user.id;
    if (id !== context.user.id && !context.mayManage) return ephemeral(translate(context, 'noRights'));
    const name = id === context.user.id ? undefined : context.usernames.get(id);
    return choose({ id, name }, player?.trim() ? referenceOf({ player }, context) : undefined, context);
  },
});

/**
 * Runs `act` unless the button has expired. Refuses it if the custom id names another user and the caller is no manager, because custom ids
 * can be forged.
 */
async function inTime(
  args: Record<string, string>,
  context: Context,
  act: (target: Target) => Promise<Reply>,
): Promise<Reply> {
  const target = { id: args.u ?? '', name: args.n };
  if (!/^\d{1,20}$/.test(target.id)) return ephemeral(translate(context, 'outOfDate'));
  if (target.id !== context.user.id && !context.mayManage)
    return ephemeral(`That button is for ${userMention(target.id)}. Your own player: \`/link\`.`);
  if (isExpired(args.t, context.now)) return { content: translate(context, 'expired', { command: '`/link`' }) };
  return act(target);
}

async function choose(target: Target, reference: PlayerReference | undefined, context: Context): Promise<Reply> {
  const { link, candidates } = await linkChoices(context.db, target.id, { reference, viewer: context.viewer });
  if (link) return { content: alreadyLinked(target, link, context) };
  const [candidate, another] = candidates;
  if (!candidate)
    return reference
      ? nobodyFound(reference, context)
      : ephemeral('Everybody who played is linked already. Somebody else: `/link player:` with a name or GUID.');
  if (another || !reference) return offer({ target, candidates, reference }, context);
  if (candidate.linkedTo) return { content: taken(candidate) };
  return ask(target, candidate, context);
}

function ask(target: Target, candidate: LinkCandidate, context: Context): Reply {
  const { name, playerGuid, rounds, lastPlayedAt, hidden } = candidate;
  const id = customId({ route: 'link.confirm', target, args: { g: playerGuid } }, context);
  const seen = lastPlayedAt
    ? `${formatCounted(rounds, 'round')}, last seen ${timestamp(lastPlayedAt)}`
    : 'no counted round';
  return {
    content: `${isSelf(target, context) ? 'Are you' : `Is ${userMention(target.id)}`} **${nameInText(name)}** (\`${playerGuid}\`${hidden ? '' : `, ${seen}`})?`,
    rows: [row(button(id, { label: translate(context, 'confirmLink'), emoji: '✅' }))],
  };
}

interface Offer {
  target: Target;
  candidates: readonly LinkCandidate[];
  reference: PlayerReference | undefined;
}

function offer({ target, candidates, reference }: Offer, context: Context): Reply {
  const options = candidates.map((candidate) => ({
    label: displayName(candidate.name),
    value: candidate.playerGuid,
    description: [
      candidate.playerGuid,
      ...(candidate.hidden ? [] : [activityLine(candidate, context.now)]),
      ...(candidate.linkedTo ? ['linked already'] : []),
    ].join(' · '),
  }));
  const question = isSelf(target, context) ? 'Which of them are you?' : `Which of them is ${userMention(target.id)}?`;
  const hint = reference ? '' : ' Somebody else: `/link player:` with a name or GUID.';
  return {
    content: question + hint,
    rows: [row(select(customId({ route: 'link.pick', target }, context), options, 'Pick a player'))],
  };
}

interface LinkRoute {
  route: string;
  target: Target;
  args?: Record<string, string>;
}

/** Returns a custom id. A manager's button also holds the user's Discord name, as much as fits, because a button press has no names. */
function customId({ route, target: { id, name }, args = {} }: LinkRoute, context: Context): string {
  const make = (more: Record<string, string>) =>
    encodeCustomId({ route, owner: context.user.id, args: { ...args, u: id, t: expiry(context.now), ...more } });
  const bare = make({});
  return name !== undefined && bare.length + '|n='.length + name.length <= limits.customId ? make({ n: name }) : bare;
}

async function confirm(target: Target, guid: string, context: Context): Promise<Reply> {
  const username = isSelf(target, context) ? context.user.name : (target.name ?? target.id);
  const result = await linkPlayer(context, {
    discordId: target.id,
    username,
    guid,
    now: context.now,
  });
  if (result === 'no such player') return ephemeral(translate(context, 'outOfDate'));
  if (result === 'user taken' || result === 'player taken') return choose(target, { text: guid }, context);
  const link = await linkOf(context.db, target.id, context.viewer);
  if (!link) return { content: translate(context, 'outOfDate') };
  const name = `**${nameInText(link.name)}**`;
  if (!isSelf(target, context))
    return { content: `${userMention(target.id)} is linked to ${name} now. Undo: \`/unlink user:\`.` };
  return { content: translate(context, 'linkedNow', { name }) };
}

const isSelf = ({ id }: Target, { user }: Context) => id === user.id;

function alreadyLinked(target: Target, { name, playerGuid, since }: Link, context: Context): string {
  const player = `**${nameInText(name)}** (\`${playerGuid}\`)${since ? ` since ${timestamp(since, 'D')}` : ''}`;
  if (isSelf(target, context)) return translate(context, 'linkedAlready', { player });
  return `${userMention(target.id)} is linked to ${player} already. To change that: \`/unlink user:\`, then \`/link\` again.`;
}

function taken({ name, playerGuid, linkedTo, hidden }: LinkCandidate): string {
  const whom = hidden || linkedTo === null ? 'somebody' : userMention(linkedTo);
  return `**${nameInText(name)}** (\`${playerGuid}\`) is linked to ${whom} already. If that is wrong, they use \`/unlink\`, or somebody with Manage Server uses \`/unlink user:\`.`;
}
