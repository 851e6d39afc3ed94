import type { Merge } from '../../db/queries/merges.ts';
import { listMerges, mergeOf, undoMerge } from '../../db/queries/merges.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import { timestamp } from '../../discord/markup.ts';
import type { ActionRow, Reply } from '../../discord/reply.ts';
import { button, colour, ephemeral, row, select } from '../../discord/reply.ts';
import { optionName } from '../../texts/command-names/index.ts';
import type { Locale } from '../../texts/locale.ts';
import { plainName } from '../../views/player-row.ts';
import { wholeName } from '../../views/whole-name.ts';
import type { Context } from '../context.ts';

const most = 25;

/** Lists merged GUIDs, with a menu to undo a merge. `said` reports a change that was just made. It stands above the list. */
export async function listOfMerges(context: Context, said?: string): Promise<Reply> {
  const { caller, db, user } = context;
  const { adminMerge: texts } = caller.texts;
  const { merges, count } = await listMerges(db, most);
  if (count === 0) {
    const none = texts.nobody(optionName(caller, 'admin merge from'), optionName(caller, 'admin merge into'));
    return { content: said === undefined ? none : `${said}\n${none}` };
  }
  const id = encodeCustomId({ route: 'admin.unmerge', owner: user.id, args: {} });
  const options = merges.map((merge) => ({
    label: `${merge.fromGuid} → ${merge.intoGuid}`,
    value: merge.fromGuid,
    description: plainName(merge.name, caller),
  }));
  return {
    ...(said !== undefined && { content: said }),
    embeds: [
      {
        title: texts.title(count),
        description: merges.map((merge) => line(merge, caller)).join('\n'),
        ...(count > most && { footer: { text: texts.newestOnly(most) } }),
        color: colour,
      },
    ],
    rows: [row(select(id, options, texts.undoOne))],
  };
}

function line({ fromGuid, intoGuid, name, mergedAt }: Merge, locale: Locale): string {
  return `\`${fromGuid}\` → \`${intoGuid}\` ${wholeName(name, locale)} · ${timestamp(mergedAt)}`;
}

/** Asks before a merge is undone, and says what the person loses. */
export async function confirmUndo(guid: string, context: Context): Promise<Reply> {
  const { adminMerge: texts } = context.caller.texts;
  const found = await mergeOf(context.db, guid);
  if (!found) return ephemeral(texts.itselfAlready(inCode(guid)));
  const into = `**${wholeName(found.name, context.caller)}** (${nameInText(found.intoGuid, 20)})`;
  return { content: texts.confirmUndo(inCode(guid), into, found.rounds), rows: [undoRow(guid, context)] };
}

/** Returns the buttons that undo a merge, or leave it. */
export function undoRow(guid: string, { user, caller }: Context): ActionRow {
  const { adminMerge: texts } = caller.texts;
  const undoing = encodeCustomId({ route: 'admin.unmerge', owner: user.id, args: { guid } });
  const keeping = encodeCustomId({ route: 'admin.keepmerge', owner: user.id, args: {} });
  return row(button(undoing, { label: texts.undo, emoji: '↩️', danger: true }), button(keeping, { label: texts.keep }));
}

/** Undoes a merge and shows those that are left. */
export async function undo(guid: string, context: Context): Promise<Reply> {
  const { adminMerge: texts } = context.caller.texts;
  const outcome = await undoMerge(context, guid);
  if (outcome === 'gone') return ephemeral(texts.itselfAlready(inCode(guid)));
  return listOfMerges(context, texts.itselfAgain(inCode(guid)));
}

const inCode = (guid: string) => `\`${nameInText(guid, 20)}\``;
