import type { Link, LinkCandidate } from '../db/queries/link.ts';
import { linkChoices, linkOf, linkPlayer } from '../db/queries/link.ts';
import type { PlayerReference } from '../db/queries/player-matches.ts';
import { encodeCustomId } from '../discord/custom-id.ts';
import { nameInText } from '../discord/escape.ts';
import { limits } from '../discord/limits.ts';
import { timestamp, userMention } from '../discord/marks.ts';
import type { Reply } from '../discord/reply.ts';
import { button, note, row, select } from '../discord/reply.ts';
import { displayName } from '../domain/names.ts';
import { say } from '../texts/replies.ts';
import { formatCounted } from '../views/numbers.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { expiry, isExpired } from './shared/confirmation.ts';
import { nobodyFound, referenceOf, standing, suggestPlayers } from './shared/player-option.ts';

/** Who is to be linked. */
interface Target {
  id: string;
  /** Discord's name of somebody else; the caller's own is known when the button is pressed. */
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
    if (id !== context.user.id && !context.mayManage) return note(say(context, 'noRights'));
    const name = id === context.user.id ? undefined : context.usernames.get(id);
    return choose({ id, name }, player?.trim() ? referenceOf({ player }, context) : undefined, context);
  },
});

/** Nobody may decide for somebody else, whatever a custom id says. */
async function inTime(
  args: Record<string, string>,
  context: Context,
  act: (target: Target) => Promise<Reply>,
): Promise<Reply> {
  const target = { id: args.u ?? '', name: args.n };
  if (!/^\d{1,20}$/.test(target.id)) return note(say(context, 'outOfDate'));
  if (target.id !== context.user.id && !context.mayManage)
    return note(`That button is for ${userMention(target.id)}. Your own player: \`/link\`.`);
  if (isExpired(args.t, context.now)) return { content: say(context, 'expired', { command: '`/link`' }) };
  return act(target);
}

async function choose(target: Target, reference: PlayerReference | undefined, context: Context): Promise<Reply> {
  const { link, candidates } = await linkChoices(context.db, target.id, reference, context.viewer);
  if (link) return { content: alreadyLinked(target, link, context) };
  const [candidate, another] = candidates;
  if (!candidate)
    return reference
      ? nobodyFound(reference, context)
      : note('Everybody who played is linked already. Somebody else: `/link player:` with a name or GUID.');
  if (another || !reference) return offer(target, candidates, reference, context);
  if (candidate.linked_to) return { content: taken(candidate) };
  return ask(target, candidate, context);
}

function ask(target: Target, candidate: LinkCandidate, context: Context): Reply {
  const { name, player_guid, rounds, last_played_at, hidden } = candidate;
  const id = customId('link.confirm', target, { g: player_guid }, context);
  const seen = last_played_at
    ? `${formatCounted(rounds, 'round')}, last seen ${timestamp(last_played_at)}`
    : 'no counted round';
  return {
    content: `${isSelf(target, context) ? 'Are you' : `Is ${userMention(target.id)}`} **${nameInText(name)}** (\`${player_guid}\`${hidden ? '' : `, ${seen}`})?`,
    rows: [row(button(id, { label: say(context, 'confirmLink'), emoji: '✅' }))],
  };
}

function offer(
  target: Target,
  candidates: readonly LinkCandidate[],
  reference: PlayerReference | undefined,
  context: Context,
): Reply {
  const options = candidates.map((candidate) => ({
    label: displayName(candidate.name),
    value: candidate.player_guid,
    description: [
      candidate.player_guid,
      ...(candidate.hidden ? [] : [standing(candidate, context.now)]),
      ...(candidate.linked_to ? ['linked already'] : []),
    ].join(' · '),
  }));
  const question = isSelf(target, context) ? 'Which of them are you?' : `Which of them is ${userMention(target.id)}?`;
  const hint = reference ? '' : ' Somebody else: `/link player:` with a name or GUID.';
  return {
    content: question + hint,
    rows: [row(select(customId('link.pick', target, {}, context), options, 'Pick a player'))],
  };
}

/** A manager's button carries the Discord name too, as far as it fits: presses come without it. */
function customId(route: string, { id, name }: Target, args: Record<string, string>, context: Context): string {
  const make = (more: Record<string, string>) =>
    encodeCustomId({ route, owner: context.user.id, args: { ...args, u: id, t: expiry(context.now), ...more } });
  const bare = make({});
  return name !== undefined && bare.length + '|n='.length + name.length <= limits.customId ? make({ n: name }) : bare;
}

async function confirm(target: Target, guid: string, context: Context): Promise<Reply> {
  const username = isSelf(target, context) ? context.user.name : (target.name ?? target.id);
  const result = await linkPlayer(context.db, context.interactionId, {
    discordId: target.id,
    username,
    guid,
    now: context.now,
  });
  if (result === 'no such player') return note(say(context, 'outOfDate'));
  if (result === 'user taken' || result === 'player taken') return choose(target, { text: guid }, context);
  const link = await linkOf(context.db, target.id, context.viewer);
  if (!link) return { content: say(context, 'outOfDate') };
  const name = `**${nameInText(link.name)}**`;
  if (!isSelf(target, context))
    return { content: `${userMention(target.id)} is linked to ${name} now. Undo: \`/unlink user:\`.` };
  return { content: say(context, 'linkedNow', { name }) };
}

const isSelf = ({ id }: Target, { user }: Context) => id === user.id;

function alreadyLinked(target: Target, { name, player_guid, since }: Link, context: Context): string {
  const player = `**${nameInText(name)}** (\`${player_guid}\`)${since ? ` since ${timestamp(since, 'D')}` : ''}`;
  if (isSelf(target, context)) return say(context, 'linkedAlready', { player });
  return `${userMention(target.id)} is linked to ${player} already. To change that: \`/unlink user:\`, then \`/link\` again.`;
}

function taken({ name, player_guid, linked_to, hidden }: LinkCandidate): string {
  const whom = hidden || linked_to === null ? 'somebody' : userMention(linked_to);
  return `**${nameInText(name)}** (\`${player_guid}\`) is linked to ${whom} already. If that is wrong, they use \`/unlink\`, or somebody with Manage Server uses \`/unlink user:\`.`;
}
