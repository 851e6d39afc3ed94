import type { APIApplicationCommandOption } from 'discord-api-types/v10';

/** An option of a command as Discord describes it, of any type. */
export type OptionDefinition = APIApplicationCommandOption & {
  options?: OptionDefinition[];
  autocomplete?: boolean;
};
