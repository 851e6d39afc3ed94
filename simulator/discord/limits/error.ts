import type { Json, Problem } from './form.ts';
import { isJson } from './form.ts';

/** Returns Discord's body for a refused form: code 50035 with the errors nested along their paths, or another code. */
export function formError(problems: readonly Problem[]): Json {
  const special = problems.find(({ code }) => /^\d+$/.test(code));
  if (special) return { message: special.message, code: Number(special.code) };
  const errors: Json = {};
  for (const { path, code, message } of problems) {
    let place = errors;
    for (const key of path) {
      if (!isJson(place[key])) place[key] = {};
      place = place[key] as Json;
    }
    place._errors = [...((place._errors as Json[]) ?? []), { code, message }];
  }
  return { message: 'Invalid Form Body', code: 50035, errors };
}
