import { claimLink, isWaiting } from '../../db/queries/claim.ts';
import type { Link } from '../../db/queries/link.ts';
import { linkAndClaimOf, linkPlayer } from '../../db/queries/link.ts';
import type { LinkCandidate } from '../../db/queries/link-choices.ts';
import { linkChoices } from '../../db/queries/link-choices.ts';
import type { PlayerReference } from '../../db/queries/player-matches.ts';
import { timestamp, userMention } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, ephemeral, row, select } from '../../discord/reply.ts';
import { isSnowflake } from '../../discord/snowflake.ts';
import { nextClaimAt } from '../../domain/link-code.ts';
import { plainName } from '../../views/player-row.ts';
import { wholeName } from '../../views/whole-name.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { claimReply } from '../shared/claim-reply.ts';
import { commandHint } from '../shared/command-hint.ts';
import { isExpired } from '../shared/confirmation.ts';
import { activityLine, nobodyFound, referenceOf, suggestPlayers } from '../shared/player-option.ts';
import { alreadyLinked, somebodyElse, taken } from './sentences.ts';
import type { Target } from './target.ts';
import { customId, isSelf } from './target.ts';

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
    if (id !== context.user.id && !context.mayManage) return ephemeral(context.caller.texts.errors.needsManageServer);
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
  if (!isSnowflake(target.id)) return ephemeral(context.caller.texts.errors.outOfDate);
  if (target.id !== context.user.id && !context.mayManage)
    return ephemeral(
      context.caller.texts.you.foreignButton(userMention(target.id), await commandHint('link', context)),
    );
  if (isExpired(args.t, context.now))
    return { content: context.locale.texts.you.expired(await commandHint('link', context)) };
  return act(target);
}

async function choose(target: Target, reference: PlayerReference | undefined, context: Context): Promise<Reply> {
  const { link, claim, candidates } = await linkChoices(context.db, target.id, { reference, viewer: context.viewer });
  if (link) return { content: await alreadyLinked(target, link, context) };
  if (!context.mayManage) {
    if (isWaiting(claim)) return claimReply(claim, context);
    if (!context.isInCommunity) return ephemeral(context.caller.texts.you.linkInServer);
    const next = claim && nextClaimAt(claim.claimedAt);
    if (next && next > context.now) return ephemeral(context.caller.texts.you.oneClaimADay(timestamp(next, 'R')));
  }
  const [candidate, another] = candidates;
  if (!candidate) {
    if (reference) return nobodyFound(reference, context);
    return ephemeral(`${context.caller.texts.you.everybodyLinked} ${await somebodyElse(context)}`);
  }
  if (another || !reference) return offer({ target, candidates, reference }, context);
  if (candidate.linkedTo) return { content: await taken(candidate, context) };
  return ask(target, candidate, context);
}

function ask(target: Target, candidate: LinkCandidate, context: Context): Reply {
  const { name, playerGuid, rounds, lastPlayedAt, hidden } = candidate;
  const { locale } = context;
  const { common, you } = locale.texts;
  const id = customId({ route: 'link.confirm', target, args: { g: playerGuid } }, context);
  const seen = lastPlayedAt ? you.seen(common.rounds(rounds), timestamp(lastPlayedAt)) : you.noRound;
  const player = `**${wholeName(name, locale)}** (\`${playerGuid}\`${hidden ? '' : `, ${seen}`})`;
  return {
    content: isSelf(target, context) ? you.areYou(player) : you.isThat(userMention(target.id), player),
    rows: [row(button(id, { label: you.confirm, emoji: '✅' }))],
  };
}

interface Offer {
  target: Target;
  candidates: readonly LinkCandidate[];
  reference: PlayerReference | undefined;
}

async function offer({ target, candidates, reference }: Offer, context: Context): Promise<Reply> {
  const { locale, now } = context;
  const { you } = locale.texts;
  const options = candidates.map((candidate) => ({
    label: plainName(candidate.name, locale),
    value: candidate.playerGuid,
    description: [
      candidate.playerGuid,
      ...(candidate.hidden ? [] : [activityLine(candidate, now, locale)]),
      ...(candidate.linkedTo ? [you.linkedAlready] : []),
    ].join(' · '),
  }));
  const question = isSelf(target, context) ? you.whichAreYou : you.whichIs(userMention(target.id));
  return {
    content: reference ? question : `${question} ${await somebodyElse(context)}`,
    rows: [row(select(customId({ route: 'link.pick', target }, context), options, you.pick))],
  };
}

/** Links or claims. A manager's word is proof enough, and so is anybody's where the community links without proof. */
async function confirm(target: Target, guid: string, context: Context): Promise<Reply> {
  const { texts } = context.caller;
  if (!context.isInCommunity) return ephemeral(texts.you.linkInServer);
  const username = isSelf(target, context) ? context.user.name : (target.name ?? target.id);
  const named = { discordId: target.id, username, guid, now: context.now };
  const result = context.mayManage
    ? await linkPlayer(context, named, { isTold: isSelf(target, context) })
    : await claimLink(context, { ...named, isOpen: context.linksWithoutProof });
  if (result === 'no such player') return ephemeral(texts.errors.outOfDate);
  if (result !== 'linked' && result !== 'claimed' && result !== 'repeated')
    return choose(target, { text: guid }, context);
  context.settingsChanged();
  const { link, claim } = await linkAndClaimOf(context.db, target.id, context.viewer);
  if (link) return linkedNow(target, link, context);
  return isWaiting(claim) && isSelf(target, context) ? claimReply(claim, context) : { content: texts.errors.outOfDate };
}

async function linkedNow(target: Target, link: Link, context: Context): Promise<Reply> {
  const { locale } = context;
  const { you } = locale.texts;
  const name = `**${wholeName(link.name, locale)}**`;
  const unlink = await commandHint('unlink', context);
  if (!isSelf(target, context)) return { content: you.userLinkedNow(userMention(target.id), name, unlink) };
  return { content: you.linkedNow(name, await commandHint('stats', context), unlink) };
}
