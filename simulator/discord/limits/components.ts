import { checkUrl } from './embed.ts';
import type { Form, Json } from './form.ts';
import { isJson } from './form.ts';

export const ROW = 1;
export const BUTTON = 2;
export const STRING_SELECT = 3;
const SELECTS = [STRING_SELECT, 5, 6, 7, 8];
const LINK_STYLE = 5;
const PREMIUM_STYLE = 6;

/** The custom ids of one message, which must be unique. */
export type CustomIds = Set<string>;

/** Checks the rows under a legacy message, at most five. */
export function checkRows(value: unknown, form: Form): void {
  const ids: CustomIds = new Set();
  for (const [row, place] of form.items(value, 0, 5)) {
    if (row.type === ROW) checkRow(row, place, ids);
    else place.at('type').refuse('UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).');
  }
}

/** Checks one row: one to five buttons, or exactly one select. */
export function checkRow(row: Json, form: Form, ids: CustomIds): void {
  const parts = form.at('components').items(row.components, 1, 5);
  const selects = parts.filter(([part]) => SELECTS.includes(part.type as number)).length;
  if (selects > 0 && parts.length > 1) {
    form.refuse('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width.');
  }
  for (const [part, place] of parts) {
    if (part.type === BUTTON) checkButton(part, place, ids);
    else if (SELECTS.includes(part.type as number)) checkSelect(part, place, ids);
    else place.at('type').refuse('UNION_TYPE_CHOICES', 'Value of field "type" must be one of (2, 3, 5, 6, 7, 8).');
  }
}

export function checkButton(button: Json, form: Form, ids: CustomIds): void {
  const style = button.style;
  if (!Number.isInteger(style) || (style as number) < 1 || (style as number) > PREMIUM_STYLE) {
    form.at('style').refuse('BASE_TYPE_CHOICES', 'Value must be one of {1, 2, 3, 4, 5, 6}.');
  }
  form.at('label').text(button.label, 0, 80);
  checkEmoji(button.emoji, form.at('emoji'));
  if (style !== PREMIUM_STYLE && !button.label && !button.emoji) {
    form.refuse('BUTTON_COMPONENT_INVALID', 'A button needs a label or an emoji.');
  }
  if (style === LINK_STYLE) {
    if (button.url == null) form.at('url').required();
    checkUrl(button.url, form.at('url'));
    if (String(button.url).length > 512)
      form.at('url').refuse('BASE_TYPE_MAX_LENGTH', 'Must be 512 or fewer in length.');
    if (button.custom_id != null) {
      form.refuse('BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', 'A custom id and url cannot both be specified');
    }
  } else if (style !== PREMIUM_STYLE) {
    if (button.url != null) form.at('url').refuse('BUTTON_COMPONENT_INVALID', 'Only a link button has a url.');
    checkCustomId(button.custom_id, form.at('custom_id'), ids);
  }
}

export function checkSelect(select: Json, form: Form, ids: CustomIds): void {
  checkCustomId(select.custom_id, form.at('custom_id'), ids);
  form.at('placeholder').text(select.placeholder, 0, 150);
  form.at('min_values').integer(select.min_values, 0, 25);
  form.at('max_values').integer(select.max_values, 1, 25);
  if (select.type !== STRING_SELECT) return;

  const options = form.at('options').items(select.options, 1, 25);
  const values = new Set<unknown>();
  for (const [option, place] of options) {
    place.at('label').text(option.label, 1, 100);
    place.at('value').text(option.value, 1, 100);
    place.at('description').text(option.description, 0, 100);
    checkEmoji(option.emoji, place.at('emoji'));
    if (values.has(option.value)) {
      place
        .at('value')
        .refuse('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used');
    }
    values.add(option.value);
  }
  const atMost = Number(select.max_values ?? 1);
  if (Number(select.min_values ?? 1) > atMost) {
    form.at('min_values').refuse('NUMBER_TYPE_RANGE', 'min_values must not be above max_values.');
  }
  if (atMost > options.length) {
    form.at('max_values').refuse('NUMBER_TYPE_RANGE', 'max_values must not be above the number of options.');
  }
  if (options.filter(([option]) => option.default === true).length > atMost) {
    form.at('options').refuse('SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'More default options than max_values.');
  }
}

function checkCustomId(value: unknown, form: Form, ids: CustomIds): void {
  const id = form.text(value, 1, 100);
  if (id === undefined) return;
  if (ids.has(id)) form.refuse('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  ids.add(id);
}

const EMOJI = /^(?:\p{RGI_Emoji}|[\p{Emoji}--[0-9#*]]\uFE0F?)$/v;

function checkEmoji(value: unknown, form: Form): void {
  if (value === undefined || value === null) return;
  const valid = isJson(value) && (/^\d{17,20}$/.test(String(value.id ?? '')) || EMOJI.test(String(value.name)));
  if (!valid) form.refuse('COMPONENT_INVALID_EMOJI', 'Invalid emoji');
}
