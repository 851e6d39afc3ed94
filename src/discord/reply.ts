import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInMessageActionRow,
  APIEmbed,
  APIInteractionResponseCallbackData,
  APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import { fitEmbeds, fitText } from './fit.ts';
import { limits } from './limits.ts';

/** A command's reply before it is brought into Discord's shape and cut to Discord's limits. */
export interface Reply {
  content?: string;
  embeds?: APIEmbed[];
  rows?: ActionRow[];
  /** The path of the web page that shows the same, to which the first title leads where the community has pages. */
  page?: string | undefined;
  /** Whether only the caller sees the reply. */
  ephemeral?: boolean;
}

export type ActionRow = APIActionRowComponent<APIComponentInMessageActionRow>;

// The enums of discord-api-types are imported as types only. Their values would add 23 KB to the bundle.
const actionRow = 1 as ComponentType.ActionRow;
const buttonType = 2 as ComponentType.Button;
const stringSelect = 3 as ComponentType.StringSelect;
const secondary = 2 as ButtonStyle.Secondary;
const red = 4 as ButtonStyle.Danger;
/** The message flag that makes a message visible to the caller only. */
export const ephemeralFlag = 64 as MessageFlags.Ephemeral;

/** The colour of all the bot's embeds: the dull green of an Allied jacket. */
export const colour = 0x5b_7f_4b;

/** Returns a short reply that only the caller sees, for refusals, hints and errors. */
export function ephemeral(content: string): Reply {
  return { content, ephemeral: true };
}

/**
 * Builds a message for Discord. Only this function does so: it cuts to Discord's limits and turns mentions off. A message without rows
 * removes the rows of the message that it replaces.
 */
export function messageOf({
  content = '',
  embeds = [],
  rows = [],
  ephemeral = false,
}: Reply): APIInteractionResponseCallbackData {
  return {
    content: fitText(content, limits.content),
    embeds: fitEmbeds(embeds),
    components: rows,
    allowed_mentions: { parse: [] },
    ...(ephemeral && { flags: ephemeralFlag }),
  };
}

/** Lets the first title of a message lead to its web page. `origin` is where the pages are; undefined without pages. */
export function withPage(reply: Reply, origin: string | undefined): Reply {
  const { page, embeds = [] } = reply;
  if (page === undefined || origin === undefined) return reply;
  // Discord shows embeds of the same address as one, with all their pictures. Those have an address already.
  const linked = embeds.map((embed, place) => (place === 0 || embed.url ? { ...embed, url: origin + page } : embed));
  return { ...reply, embeds: linked };
}

export function row(...components: APIComponentInMessageActionRow[]): ActionRow {
  return { type: actionRow, components };
}

interface ButtonOptions {
  label?: string;
  emoji?: string;
  disabled?: boolean;
  /** Whether the button destroys something: it is red then. */
  danger?: boolean;
}

export function button(
  customId: string,
  { label, emoji, disabled = false, danger = false }: ButtonOptions,
): APIButtonComponent {
  return {
    type: buttonType,
    style: danger ? red : secondary,
    custom_id: customId,
    disabled,
    ...(label !== undefined && { label: fitText(label, limits.buttonLabel) }),
    ...(emoji !== undefined && { emoji: { name: emoji } }),
  };
}

export interface SelectOption {
  label: string;
  value: string;
  description?: string;
  default?: boolean;
}

export function select(
  customId: string,
  options: readonly SelectOption[],
  placeholder?: string,
): APIStringSelectComponent {
  return {
    type: stringSelect,
    custom_id: customId,
    options: options.slice(0, limits.selectOptions).map(({ label, value, description, default: chosen = false }) => ({
      label: fitText(label, limits.selectText),
      value,
      default: chosen,
      ...(description && { description: fitText(description, limits.selectText) }),
    })),
    ...(placeholder && { placeholder: fitText(placeholder, 150) }),
  };
}
