import type { APIApplicationCommand } from 'discord-api-types/v10';
import { checkCommands } from './limits/commands.ts';
import type { Json, Problem } from './limits/form.ts';
import { isJson } from './limits/form.ts';

export type RegisteredCommand = APIApplicationCommand;

const CREATES_A_DAY = 200;

export interface CommandStore {
  /** Returns the global commands, or those of a guild. */
  list(guildId?: string): RegisteredCommand[];
  /**
   * Replaces all commands of the scope. Commands of the same name and type keep their id. A list without the application's Entry Point
   * command is refused.
   */
  replace(body: unknown, guildId?: string): RegisteredCommand[] | Problem[] | 'too many creates' | 'no entry point';
  /** Adds a global command of a type that lists of slash commands do not have: the Entry Point of an Activity (4), or a type to come. */
  addForeign(command: { type: number; name: string }): void;
}

/** Slash commands, the user menu and the message menu. */
const USUAL = [1, 2, 3];
const ENTRY_POINT = 4;

/** Creates the store of an application's registered commands. */
export function createCommandStore(applicationId: string, newId: () => string): CommandStore {
  const scopes = new Map<string, RegisteredCommand[]>();
  const created = new Map<string, number>();
  return {
    list: (guildId) => scopes.get(guildId ?? '') ?? [],
    replace(body, guildId) {
      const scope = guildId ?? '';
      const before = scopes.get(scope) ?? [];
      const known = (command: Json) => before.find(({ id, type }) => id === command.id && type === command.type);
      const foreign = Array.isArray(body) ? body.filter(isJson).flatMap((command) => foreignIn(command, known)) : [];
      const usual = Array.isArray(body)
        ? body.filter((command) => !foreign.some(({ id }) => id === command?.id))
        : body;
      const problems = checkCommands(usual, guildId ? 'guild' : 'global');
      if (problems.length > 0) return problems;
      const isComplete = before.every((old) => Number(old.type) !== ENTRY_POINT || foreign.includes(old));
      if (!isComplete) return 'no entry point';
      const same = (command: Json) =>
        before.find((old) => old.name === command.name && old.type === Number(command.type ?? 1));
      const wanted = usual as Json[];
      const creates = (created.get(scope) ?? 0) + wanted.filter((command) => !same(command)).length;
      if (creates > CREATES_A_DAY) return 'too many creates';
      created.set(scope, creates);
      const after = wanted.map((command) => complete(command, same(command), { applicationId, guildId, newId }));
      scopes.set(scope, [...after, ...foreign]);
      return [...after, ...foreign];
    },
    addForeign(command) {
      const whole = complete({ ...command }, undefined, { applicationId, guildId: undefined, newId });
      scopes.set('', [...(scopes.get('') ?? []), { ...whole, ...command } as RegisteredCommand]);
    },
  };
}

/** Returns the command as it is stored, if it is of an unusual type and was sent as it is stored. */
function foreignIn(command: Json, known: (command: Json) => RegisteredCommand | undefined): RegisteredCommand[] {
  const old = known(command);
  const isSame = old && !USUAL.includes(Number(old.type)) && JSON.stringify(old) === JSON.stringify(command);
  return isSame ? [old] : [];
}

function complete(
  command: Json,
  old: RegisteredCommand | undefined,
  { applicationId, guildId, newId }: { applicationId: string; guildId: string | undefined; newId: () => string },
): RegisteredCommand {
  const id = old?.id ?? newId();
  const options = Array.isArray(command.options) ? command.options.filter(isJson).map(completeOption) : undefined;
  const whole = {
    id,
    application_id: applicationId,
    default_member_permissions: command.default_member_permissions ?? null,
    type: command.type ?? 1,
    name: command.name,
    name_localizations: command.name_localizations ?? null,
    description: command.description ?? '',
    description_localizations: command.description_localizations ?? null,
    ...(options && options.length > 0 ? { options } : {}),
    nsfw: command.nsfw ?? false,
    ...(guildId
      ? { guild_id: guildId }
      : {
          dm_permission: command.dm_permission ?? true,
          contexts: command.contexts ?? null,
          integration_types: command.integration_types ?? [0],
        }),
  };
  const unchanged = old && JSON.stringify({ ...old, version: '' }) === JSON.stringify({ ...whole, version: '' });
  return { ...whole, version: unchanged ? old.version : newId() } as unknown as RegisteredCommand;
}

/** Completes an option as Discord does, which drops flags that are false and adds empty localisations. */
function completeOption(option: Json): Json {
  const { required, autocomplete, options, choices, ...rest } = option;
  const nested = Array.isArray(options) ? options.filter(isJson).map(completeOption) : undefined;
  const listed = Array.isArray(choices)
    ? choices.filter(isJson).map((choice) => ({ name_localizations: null, ...choice }))
    : undefined;
  return {
    ...rest,
    name_localizations: option.name_localizations ?? null,
    description_localizations: option.description_localizations ?? null,
    ...(required === true ? { required } : {}),
    ...(autocomplete === true ? { autocomplete } : {}),
    ...(nested && nested.length > 0 ? { options: nested } : {}),
    ...(listed && listed.length > 0 ? { choices: listed } : {}),
  };
}
