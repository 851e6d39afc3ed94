import type { APIApplicationCommandOptionChoice, APIInteractionResponse, APIMessage } from 'discord-api-types/v10';

/** What came of an interaction. */
export interface Outcome {
  /** The Worker's answer as it was sent; null when there was none that can be read. */
  response: APIInteractionResponse | null;
  /** The message as Discord holds it afterwards: a new one, or the changed one; null where Discord refused it. */
  message: APIMessage | null;
  /** The suggestions of an autocomplete. */
  choices: APIApplicationCommandOptionChoice[] | null;
  /** What Discord refused, and what breaks our own rules, such as allowed_mentions: { parse: [] }. */
  problems: string[];
  /** Until the answer was complete, a deferred one included. */
  ms: number;
  /** The HTTP status of the Worker's first answer; 0 when there was none in time. */
  status: number;
}
