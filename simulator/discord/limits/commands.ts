import { checkOptions } from './command-options.ts';
import type { Json, Problem } from './form.ts';
import { Form, isJson, lengthOf } from './form.ts';
import { checkLocalizations, checkName } from './names.ts';

const CHAT_INPUT = 1;
/** by type: slash commands, user menu, message menu */
const MOST: Record<number, number> = { 1: 100, 2: 15, 3: 15 };
const CHARACTERS = 8000;

/** Returns what Discord would refuse in a list of commands, global ones or those of one guild. */
export function checkCommands(body: unknown, scope: 'global' | 'guild'): Problem[] {
  const form = new Form();
  if (!Array.isArray(body)) {
    form.refuse('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    return form.problems;
  }
  const names = new Set<string>();
  const counts: Record<number, number> = {};
  for (const [command, place] of form.items(body, 0, 130)) {
    const type = Number(command.type ?? CHAT_INPUT);
    checkCommand(command, type, scope, place);
    const key = `${type} ${String(command.name)}`;
    if (names.has(key)) {
      place.at('name').refuse('APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    }
    names.add(key);
    counts[type] = (counts[type] ?? 0) + 1;
  }
  for (const [type, count] of Object.entries(counts)) {
    const most = MOST[Number(type)];
    if (most !== undefined && count > most) {
      form.refuse(
        '30032',
        `Maximum number of application commands reached: ${count} of type ${type}, at most ${most}.`,
      );
    }
  }
  return form.problems;
}

function checkCommand(command: Json, type: number, scope: 'global' | 'guild', form: Form): void {
  if (!(type in MOST)) form.at('type').refuse('BASE_TYPE_CHOICES', 'Value must be one of {1, 2, 3}.');
  if (type === CHAT_INPUT) {
    checkName(command.name, form.at('name'));
    form.at('description').text(command.description, 1, 100);
    checkOptions(command.options, form.at('options'), 0);
  } else {
    form.at('name').text(command.name, 1, 32);
    if (command.description) form.at('description').refuse('BASE_TYPE_MAX_LENGTH', 'Must be empty for this type.');
    if (command.options != null) form.at('options').refuse('BASE_TYPE_CHOICES', 'Menu commands have no options.');
  }
  checkLocalizations(command, type === CHAT_INPUT, form);
  checkRights(command, scope, form);
  const total = charactersOf(command);
  if (total > CHARACTERS) {
    form.refuse('APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${CHARACTERS}). It has ${total}.`);
  }
}

function checkRights(command: Json, scope: 'global' | 'guild', form: Form): void {
  const permissions = command.default_member_permissions;
  if (permissions != null && (typeof permissions !== 'string' || !/^\d+$/.test(permissions))) {
    form.at('default_member_permissions').refuse('BASE_TYPE_BAD_TYPE', 'Must be a string of digits or null.');
  }
  for (const [key, values] of [
    ['contexts', [0, 1, 2]],
    ['integration_types', [0, 1]],
  ] as const) {
    const value = command[key];
    if (value == null) continue;
    const place = form.at(key);
    if (scope === 'guild') place.refuse('APPLICATION_COMMAND_GUILD_FIELD', `Only a global command has ${key}.`);
    else if (!Array.isArray(value) || value.length === 0) place.required();
    else if (!value.every((one) => values.includes(one as never)) || new Set(value).size < value.length) {
      place.refuse('BASE_TYPE_CHOICES', `Values must be different ones of {${values.join(', ')}}.`);
    }
  }
}

/** Returns the length of the longest among a text and its localisations. */
function longest(text: unknown, localizations: unknown): number {
  const all = [text, ...(isJson(localizations) ? Object.values(localizations) : [])];
  return Math.max(...all.map((one) => lengthOf(String(one ?? ''))));
}

function charactersOf(owner: Json): number {
  let sum = longest(owner.name, owner.name_localizations);
  sum += longest(owner.description, owner.description_localizations);
  if (typeof owner.value === 'string') sum += lengthOf(owner.value);
  for (const key of ['options', 'choices']) {
    const list = owner[key];
    if (Array.isArray(list)) for (const item of list.filter(isJson)) sum += charactersOf(item);
  }
  return sum;
}
