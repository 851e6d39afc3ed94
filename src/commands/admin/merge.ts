import type { PlayerCandidate } from '../../db/queries/find-player.ts';
import type { MergePlan, PersonToMerge } from '../../db/queries/merges.ts';
import { bothFound, mergePeople, mergePlan } from '../../db/queries/merges.ts';
import type { PlayerReference } from '../../db/queries/player-matches.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import { userMention } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, ephemeral, row } from '../../discord/reply.ts';
import { optionName } from '../../texts/command-names/index.ts';
import { wholeName } from '../../views/whole-name.ts';
import type { ComponentAction } from '../command.ts';
import { defineAction } from '../command.ts';
import type { Context } from '../context.ts';
import { expiry, isExpired } from '../shared/confirmation.ts';
import type { PlayerSlot } from '../shared/pick-of-two.ts';
import { nobodyInSlot, pickedReferences, pickSlots } from '../shared/pick-of-two.ts';
import { referenceOf, suggestPlayers } from '../shared/player-option.ts';
import { confirmUndo, listOfMerges, undo, undoRow } from './merge-list.ts';

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
    const { caller } = context;
    if (from === undefined && into === undefined) return listOfMerges(context);
    if (from === undefined || into === undefined) {
      const options = [optionName(caller, 'admin merge from'), optionName(caller, 'admin merge into')] as const;
      return ephemeral(caller.texts.adminMerge.nameBoth(...options));
    }
    const references = [referenceOf({ player: from }, context), referenceOf({ player: into }, context)] as const;
    return mergeBoth(references, context);
  },
});

/** Proposes to merge two people. Lets the manager pick wherever several players fit. */
async function mergeBoth(references: readonly [PlayerReference, PlayerReference], context: Context): Promise<Reply> {
  const found = await bothFound(context.db, references, context.viewer);
  const [from, into] = [one(references[0], found[0]), one(references[1], found[1])];
  if (from && into) return propose(from, into, context);
  const slots: [PlayerSlot, PlayerSlot] = [
    { option: 'admin merge from', reference: references[0], candidates: found[0] },
    { option: 'admin merge into', reference: references[1], candidates: found[1] },
  ];
  if (!from && found[0].length === 0) return nobodyInSlot(slots[0], context);
  if (!into && found[1].length === 0) return nobodyInSlot(slots[1], context);
  return pickSlots(slots, { route: 'admin.mergepick' }, context);
}

/** The components of /admin merge, by action. */
export const mergeComponents = {
  mergepick: (args, [guid = ''], context) => mergeBoth(pickedReferences(args, guid, context), context),
  merge: async ({ from = '', into = '', until }, _values, context) =>
    isExpired(until, context.now) ? ephemeral(context.caller.texts.errors.outOfDate) : merge({ from, into }, context),
  unmerge: ({ guid }, [chosen = ''], context) =>
    guid === undefined ? confirmUndo(chosen, context) : undo(guid, context),
  keepmerge: async (_args, _values, { caller }) => ({ content: caller.texts.adminMerge.kept }),
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
  const { adminMerge: texts, admin, errors } = context.caller.texts;
  if (!plan) return ephemeral(errors.nobodyCalled(nameInText(`${from}, ${into}`)));
  const [one, other] = [person(plan.from, context), person(plan.into, context)];
  if (plan.from.guid === plan.into.guid) return ephemeral(texts.onePerson(other));
  if (plan.together === 0) return merge({ from, into }, context, plan);
  const owner = context.user.id;
  const args = { from: plan.from.guid, into: plan.into.guid, until: expiry(context.now) };
  const id = encodeCustomId({ route: 'admin.merge', owner, args });
  const cancel = encodeCustomId({ route: 'admin.cancel', owner, args: {} });
  return {
    content: `${texts.playedTogether(one, other, plan.together)}\n${texts.goneByMerge(one, plan.from.rounds, other)}`,
    rows: [
      row(button(id, { label: texts.mergeAnyway, emoji: '🔗', danger: true }), button(cancel, { label: admin.cancel })),
    ],
  };
}

async function merge(
  { from, into }: { from: string; into: string },
  context: Context,
  known?: MergePlan,
): Promise<Reply> {
  const { db, user, caller } = context;
  const { adminMerge: texts, errors } = caller.texts;
  const plan = known ?? (await mergePlan(db, from, into));
  if (!plan) return ephemeral(errors.outOfDate);
  const guids = { from: plan.from.guid, into: plan.into.guid };
  const outcome = await mergePeople(context, { ...guids, by: user.id });
  const [one, other] = [person(plan.from, context), person(plan.into, context)];
  if (outcome === 'gone') return ephemeral(texts.overtaken);
  if (outcome === 'same') return ephemeral(texts.onePerson(other));
  const added = plan.from.rounds - plan.countedTogether;
  return {
    content: [
      texts.merged(one, other, plan.into.rounds + added),
      ...links(plan, context),
      texts.goneByUndo(other, added),
    ].join('\n'),
    rows: [undoRow(guids.from, context)],
  };
}

/**
 * Describes what happens to the Discord links. The link of the person merged into stays. If they have none, the other person's link leads
 * to them.
 */
function links({ from, into }: MergePlan, { caller }: Context): string[] {
  const { adminMerge: texts } = caller.texts;
  const [fromLink] = from.linked;
  const [intoLink] = into.linked;
  if (fromLink && intoLink) return [texts.bothLinked(userMention(intoLink), userMention(fromLink))];
  return fromLink ? [texts.linkMoves(userMention(fromLink))] : [];
}

function person({ guid, name }: PersonToMerge, { caller }: Context): string {
  return `**${wholeName(name, caller)}** (${nameInText(guid, 20)})`;
}
