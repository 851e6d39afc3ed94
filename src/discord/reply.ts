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

/** What a command answers, before Discord's shape and limits. */
export interface Reply {
  content?: string;
  embeds?: APIEmbed[];
  rows?: ActionRow[];
  /** Only the caller sees it. */
  ephemeral?: boolean;
}

export type ActionRow = APIActionRowComponent<APIComponentInMessageActionRow>;

// The enums of discord-api-types are types here only: at run time they would cost the bundle 23 KB.
const actionRow = 1 as ComponentType.ActionRow;
const buttonType = 2 as ComponentType.Button;
const stringSelect = 3 as ComponentType.StringSelect;
const secondary = 2 as ButtonStyle.Secondary;
/** Marks a message that only the caller sees. */
export const ephemeralFlag = 64 as MessageFlags.Ephemeral;

/** The one colour of the bot's embeds: the dull green of an Allied jacket. */
export const colour = 0x5b_7f_4b;

/** A short answer that only the caller sees: refusals, hints, errors. */
export function ephemeral(content: string): Reply {
  return { content, ephemeral: true };
}

/** The only place that makes messages for Discord: limits kept, mentions off, a message without rows clears older ones. */
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

export function row(...components: APIComponentInMessageActionRow[]): ActionRow {
  return { type: actionRow, components };
}

interface ButtonOptions {
  label?: string;
  emoji?: string;
  disabled?: boolean;
}

export function button(customId: string, { label, emoji, disabled = false }: ButtonOptions): APIButtonComponent {
  return {
    type: buttonType,
    style: secondary,
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
