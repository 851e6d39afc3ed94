import type { Problem } from './form.ts';
import { Form, isJson } from './form.ts';

/** Returns what Discord would refuse in the answer to an autocomplete. `optionType` is 3 (string), 4 (integer) or 10 (number). */
export function checkChoices(data: unknown, optionType: number, path: readonly string[] = []): Problem[] {
  const form = new Form([], path);
  if (!isJson(data) || !Array.isArray(data.choices)) {
    form.at('choices').required();
    return form.problems;
  }
  for (const [choice, place] of form.at('choices').items(data.choices, 0, 25)) {
    place.at('name').text(typeof choice.name === 'string' ? choice.name.trim() : choice.name, 1, 100);
    checkChoiceValue(choice.value, optionType, place.at('value'));
  }
  return form.problems;
}

export function checkChoiceValue(value: unknown, optionType: number, form: Form): void {
  if (optionType === 3) form.text(value, 1, 100);
  else if (typeof value !== 'number' || !Number.isFinite(value)) form.refuse('NUMBER_TYPE_COERCE', 'Must be a number.');
  else if (optionType === 4) form.integer(value, -(2 ** 53), 2 ** 53);
}
