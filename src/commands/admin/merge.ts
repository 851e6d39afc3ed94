import type { PlayerCandidate } from '../../db/queries/find-player.ts';
import type { Merge, MergePlan, PersonToMerge } from '../../db/queries/merges.ts';
import { bothFound, listMerges, mergePeople, mergePlan, undoMerge } from '../../db/queries/merges.ts';
import type { PlayerReference } from '../../db/queries/player-matches.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import { timestamp, userMention } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, colour, ephemeral, row, select } from '../../discord/reply.ts';
import { displayName } from '../../domain/names.ts';
import { translate } from '../../texts/replies.ts';
import { formatCounted } from '../../views/numbers.ts';
import type { ComponentAction } from '../command.ts';
import { defineAction } from '../command.ts';
import type { Context } from '../context.ts';
import { expiry, isExpired } from '../shared/confirmation.ts';
import { nobodyFound, pickPlayer, referenceOf, suggestPlayers } from '../shared/player-option.ts';

export const adminMerge = defineAction({
  description: 'Makes two GUIDs one person; without options lists merges to undo',
  options: {
    from: { type: 'string', description: 'Name or GUID that is to count as somebody else' },
    into: { type: 'string', description: 'Name or GUID it counts as from now on' },
  },
  examples: ['/admin merge'],
  manage: true,
  private: true,
  autocomplete: { from: suggestPlayers, into: suggestPlayers },

  async run({ from, into }, context) {
    if (from === undefined && into === undefined) return list(context);
    if (from === undefined || into === undefined) {
      return ephemeral('Name both: `from`, who is to count as somebody else, and `into`, as whom.');
    }
    const references = [referenceOf({ player: from }, context), referenceOf({ player: into }, context)] as const;
    const [gone, kept] = await bothFound(context.db, references, context.viewer);
    const [guid, other] = [one(references[0], gone), one(references[1], kept)];
    if (guid && other) return propose(guid, other, context);
    if (!guid && gone.length === 0) return nobodyFound(references[0], context);
    if (!other && kept.length === 0) return nobodyFound(references[1], context);
    if (other) return pickPlayer(gone, { route: 'admin.mergefrom', args: { into: other } }, context);
    if (guid) return pickPlayer(kept, { route: 'admin.mergeinto', args: { from: guid } }, context);
    return ephemeral('Both names fit several players: pick them from the list that opens while you type.');
  },
});

/** The components of /admin merge, by action. */
export const mergeComponents = {
  mergefrom: ({ into = '' }, [from = ''], context) => propose(from, into, context),
  mergeinto: ({ from = '' }, [into = ''], context) => propose(from, into, context),
  merge: async ({ from = '', into = '', until }, _values, context) =>
    isExpired(until, context.now) ? ephemeral(translate(context, 'outOfDate')) : merge({ from, into }, context),
  unmerge: ({ guid }, [chosen], context) => undo(guid ?? chosen ?? '', context),
} satisfies Record<string, ComponentAction>;

/**
 * Returns the only candidate's GUID. If there is no candidate, returns a GUID that the manager typed, because it may belong to a player who
 * is hidden from others.
 */
function one(reference: PlayerReference, candidates: readonly PlayerCandidate[]): string | undefined {
  if (candidates.length === 1) return candidates[0]?.playerGuid;
  const typed = 'text' in reference ? reference.text.toUpperCase() : '';
  return candidates.length === 0 && /^[0-9A-F]{8}$/.test(typed) ? typed : undefined;
}

/** Merges at once, unless both GUIDs played in the same round. They may then be two people, so the manager has to confirm. */
async function propose(from: string, into: string, context: Context): Promise<Reply> {
  const plan = await mergePlan(context.db, from, into);
  if (!plan) return ephemeral(context.caller.texts.errors.nobodyCalled(nameInText(`${from}, ${into}`)));
  if (plan.from.guid === plan.into.guid) return ephemeral(`${person(plan.into)}: these are one person already.`);
  if (plan.together === 0) return merge({ from, into }, context, plan);
  const args = { from: plan.from.guid, into: plan.into.guid, until: expiry(context.now) };
  const id = encodeCustomId({ route: 'admin.merge', owner: context.user.id, args });
  return {
    content: `${person(plan.from)} and ${person(plan.into)} played in ${formatCounted(plan.together, 'round')} at the same time, so they are probably two people. Counting them as one adds both rows of such a round. Merge all the same?`,
    rows: [row(button(id, { label: 'Merge all the same', emoji: '🔗' }))],
  };
}

async function merge(
  { from, into }: { from: string; into: string },
  context: Context,
  known?: MergePlan,
): Promise<Reply> {
  const { db, user } = context;
  const plan = known ?? (await mergePlan(db, from, into));
  if (!plan) return ephemeral(translate(context, 'outOfDate'));
  const guids = { from: plan.from.guid, into: plan.into.guid };
  const outcome = await mergePeople(context, { ...guids, by: user.id });
  if (outcome === 'gone')
    return ephemeral('Somebody else has just merged one of them. `/admin merge` lists who counts as whom.');
  if (outcome === 'same') return ephemeral(`${person(plan.into)}: these are one person already.`);
  const undoing = encodeCustomId({ route: 'admin.unmerge', owner: user.id, args: { guid: guids.from } });
  const words = `${person(plan.from)} counts as ${person(plan.into)} now: ${formatCounted(plan.from.rounds + plan.into.rounds - plan.together, 'round')} together.`;
  return {
    content: `${words}${links(plan)}`,
    rows: [row(button(undoing, { label: 'Undo', emoji: '↩️' }))],
  };
}

/**
 * Describes what happens to the Discord links. The link of the person merged into stays. If they have none, the other person's link leads
 * to them.
 */
function links({ from, into }: MergePlan): string {
  const [gone] = from.linked;
  const [kept] = into.linked;
  if (gone && kept) {
    return `\nBoth were linked: ${userMention(kept)} stays linked, the link of ${userMention(gone)} is set aside and comes back with Undo.`;
  }
  return gone ? `\n${userMention(gone)} stays linked, and to this person now.` : '';
}

async function undo(guid: string, context: Context): Promise<Reply> {
  const outcome = await undoMerge(context, guid);
  if (outcome === 'gone') return ephemeral(`\`${nameInText(guid, 20)}\` counts as itself already.`);
  return list(
    context,
    `\`${nameInText(guid, 20)}\` counts as itself again, and so do its rounds; a link that was set aside is back where it is free.`,
  );
}

const most = 25;

async function list(context: Context, said?: string): Promise<Reply> {
  const { merges, count } = await listMerges(context.db, most);
  const content = { ...(said !== undefined && { content: said }) };
  if (count === 0) {
    const none = 'Nobody is merged. `/admin merge from: into:` makes two GUIDs one person.';
    return { content: said === undefined ? none : `${said}\n${none}` };
  }
  const id = encodeCustomId({ route: 'admin.unmerge', owner: context.user.id, args: {} });
  const options = merges.map((merge) => ({
    label: `${merge.fromGuid} → ${merge.intoGuid}`,
    value: merge.fromGuid,
    description: displayName(merge.name),
  }));
  return {
    ...content,
    embeds: [
      {
        title: count === 1 ? '1 GUID counts as another' : `${count} GUIDs count as others`,
        description: merges.map(line).join('\n'),
        ...(count > most && { footer: { text: `The newest ${most}; undo some to see older ones` } }),
        color: colour,
      },
    ],
    rows: [row(select(id, options, 'Undo a merge'))],
  };
}

function line({ fromGuid, intoGuid, name, mergedAt }: Merge): string {
  return `\`${fromGuid}\` → \`${intoGuid}\` ${nameInText(name)} · ${timestamp(mergedAt)}`;
}

function person({ guid, name }: PersonToMerge): string {
  return `**${nameInText(name)}** (${nameInText(guid, 20)})`;
}
