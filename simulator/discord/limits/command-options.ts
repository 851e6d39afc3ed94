import { checkChoiceValue } from './choices.ts';
import type { Form, Json } from './form.ts';
import { checkLocalizations, checkName } from './names.ts';

const SUBCOMMAND = 1;
const GROUP = 2;
const STRING = 3;
const INTEGER = 4;
const NUMBER = 10;
const TYPES = 11;

/**
 * Checks the options of a command (`depth` 0), of a group or of a subcommand: at most 25, required ones first, not mixed with subcommands.
 */
export function checkOptions(value: unknown, form: Form, depth: number): void {
  const options = form.items(value, 0, 25);
  const names = new Set<unknown>();
  const nested = options.filter(([option]) => isNested(option)).length;
  if (nested > 0 && nested < options.length) {
    form.refuse(
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
  }
  let optionalSeen = false;
  for (const [option, place] of options) {
    checkOption(option, place, depth);
    if (names.has(option.name)) {
      place.at('name').refuse('APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED', 'Option names must be unique');
    }
    names.add(option.name);
    if (option.required === true && optionalSeen) {
      place
        .at('required')
        .refuse(
          'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
          'Required options must be placed before non-required options',
        );
    }
    if (option.required !== true) optionalSeen = true;
  }
}

function isNested(option: Json): boolean {
  return option.type === SUBCOMMAND || option.type === GROUP;
}

function checkOption(option: Json, form: Form, depth: number): void {
  const type = Number(option.type);
  checkName(option.name, form.at('name'));
  form.at('description').text(option.description, 1, 100);
  checkLocalizations(option, true, form);
  if (!Number.isInteger(type) || type < 1 || type > TYPES) {
    form.at('type').refuse('BASE_TYPE_CHOICES', 'Value must be one of {1 … 11}.');
  } else if ((type === GROUP && depth > 0) || (type === SUBCOMMAND && depth > 1)) {
    form.at('type').refuse('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Nested too deep.');
  } else if (type === GROUP || type === SUBCOMMAND) {
    checkOptions(option.options, form.at('options'), type === GROUP ? 1 : 2);
  } else if (option.options != null) {
    form.at('options').refuse('BASE_TYPE_CHOICES', 'Only subcommands and groups have options.');
  }
  checkValueRules(option, type, form);
}

function checkValueRules(option: Json, type: number, form: Form): void {
  const typed = [STRING, INTEGER, NUMBER].includes(type);
  const choices = form.at('choices').items(option.choices, 0, 25);
  const seen = new Set<unknown>();
  for (const [choice, place] of choices) {
    place.at('name').text(choice.name, 1, 100);
    checkChoiceValue(choice.value, type, place.at('value'));
    for (const key of ['name', 'value']) {
      if (seen.has(`${key} ${String(choice[key])}`)) {
        place.at(key).refuse('APPLICATION_COMMAND_OPTIONS_CHOICE_DUPLICATED', `Choice ${key}s must be unique`);
      }
      seen.add(`${key} ${String(choice[key])}`);
    }
  }
  if (!typed && (choices.length > 0 || option.autocomplete === true)) {
    form.refuse('BASE_TYPE_CHOICES', 'Only string, integer and number options have choices or autocomplete.');
  }
  if (choices.length > 0 && option.autocomplete === true) {
    form.refuse('APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES', 'Choices and autocomplete exclude each other.');
  }
  checkBounds(option, ['min_value', 'max_value'], type === INTEGER || type === NUMBER, form, -(2 ** 53), 2 ** 53);
  checkBounds(option, ['min_length', 'max_length'], type === STRING, form, 0, 6000);
}

function checkBounds(
  option: Json,
  [lowKey, highKey]: [string, string],
  fits: boolean,
  form: Form,
  least: number,
  most: number,
): void {
  const low = option[lowKey];
  const high = option[highKey];
  for (const [key, value] of [
    [lowKey, low],
    [highKey, high],
  ] as const) {
    if (value == null) continue;
    const place = form.at(key);
    if (!fits) place.refuse('BASE_TYPE_CHOICES', `An option of this type has no ${key}.`);
    else if (typeof value !== 'number' || value < least || value > most) {
      place.refuse('NUMBER_TYPE_RANGE', `Must be between ${least} and ${most}.`);
    }
  }
  if (typeof low === 'number' && typeof high === 'number' && low > high) {
    form.at(lowKey).refuse('NUMBER_TYPE_RANGE', `${lowKey} must not be above ${highKey}.`);
  }
}
