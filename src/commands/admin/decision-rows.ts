import type { RoundFile } from '../../db/queries/round-files.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import type { ActionRow } from '../../discord/reply.ts';
import { button, row, select } from '../../discord/reply.ts';
import type { Context } from '../context.ts';
import { facts, state } from './file-lines.ts';

/** Returns a menu of a round's files, if there are several, and the buttons that decide about the selected one, else the one in use. */
export function decisionRows(files: readonly RoundFile[], selected: string | undefined, context: Context): ActionRow[] {
  const file = files.find(({ id }) => String(id) === selected) ?? files.find(({ isUsed }) => isUsed) ?? files[0];
  if (!file) return [];
  const { user, caller } = context;
  const { adminRounds: texts } = caller.texts;
  const id = (action: string) =>
    encodeCustomId({ route: `admin.${action}`, owner: user.id, args: { id: String(file.id) } });
  const options = files.map((one, index) => ({
    label: `${index + 1}. ${one.kind === 'round' ? texts.roundFile : texts.endstatsFile} · ${facts(one, caller).join(' · ')}`,
    description: `${state(one, caller)} · ${one.sha256.slice(0, 8)}`,
    value: String(one.id),
    default: one.id === file.id,
  }));
  const menu = encodeCustomId({ route: 'admin.version', owner: user.id, args: {} });
  const number = files.indexOf(file) + 1;
  return [
    ...(files.length > 1 ? [row(select(menu, options))] : []),
    row(
      ...(file.isChosen
        ? [button(id('byrules'), { label: texts.letRulesChoose, emoji: '⚖️' })]
        : [button(id('use'), { label: texts.useThis(number), emoji: '✅', disabled: isUndisputed(file, files) })]),
      ...(file.setAsideBy ? [] : [button(id('setaside'), { label: texts.setAside(number), emoji: '🗑️', danger: true })]),
    ),
  ];
}

/** Returns whether a file is used already, and no other one could be. */
function isUndisputed(file: RoundFile, files: readonly RoundFile[]): boolean {
  return file.isUsed && files.filter(({ kind }) => kind === file.kind).length === 1;
}
