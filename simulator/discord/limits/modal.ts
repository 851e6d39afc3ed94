import type { Problem } from './form.ts';
import { Form, isJson } from './form.ts';

/** Returns what Discord would refuse in a modal: a title of 1–45 characters, one to five parts. */
export function checkModal(data: unknown, path: readonly string[] = []): Problem[] {
  const form = new Form([], path);
  if (!isJson(data)) {
    form.required();
    return form.problems;
  }
  form.at('custom_id').text(data.custom_id, 1, 100);
  form.at('title').text(data.title, 1, 45);
  form.at('components').items(data.components, 1, 5);
  return form.problems;
}
