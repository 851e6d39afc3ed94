import type { APIApplicationCommandOption } from 'discord-api-types/v10';

/** One option of a command as Discord describes it, of whatever type. */
export type OptionDefinition = APIApplicationCommandOption & {
  options?: OptionDefinition[];
  autocomplete?: boolean;
};
