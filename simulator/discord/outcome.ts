import type { APIApplicationCommandOptionChoice, APIInteractionResponse, APIMessage } from 'discord-api-types/v10';

/** The result of an interaction. */
export interface Outcome {
  /** The Worker's answer as it was sent. Null if there was none that can be read. */
  response: APIInteractionResponse | null;
  /** The message as Discord stores it afterwards, new or changed. Null if Discord refused it. */
  message: APIMessage | null;
  /** The suggestions of an autocomplete. */
  choices: APIApplicationCommandOptionChoice[] | null;
  /** What Discord refused, and what breaks this project's own rules, such as allowed_mentions: { parse: [] }. */
  problems: string[];
  /** Milliseconds until the answer was complete, including a deferred reply. */
  ms: number;
  /** The HTTP status of the Worker's first answer, or 0 after a timeout. */
  status: number;
  interactionId: string;
}
