import type { Form, Json } from './form.ts';
import { isJson } from './form.ts';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Checks a name, which must be in lower case if its script has one. */
export function checkName(value: unknown, form: Form): void {
  const name = form.text(value, 1, 32);
  if (name === undefined) return;
  if (!NAME.test(name)) form.refuse('APPLICATION_COMMAND_INVALID_NAME', `Command name is invalid: "${name}"`);
  else if (name !== name.toLowerCase())
    form.refuse('APPLICATION_COMMAND_INVALID_NAME', 'Command name must be lower case');
}

export function checkLocalizations(owner: Json, isLowerCase: boolean, form: Form): void {
  for (const [key, most] of [
    ['name_localizations', 32],
    ['description_localizations', 100],
  ] as const) {
    if (!isJson(owner[key])) continue;
    for (const [locale, text] of Object.entries(owner[key])) {
      const place = form.at(key, locale);
      if (!/^[a-z]{2}(-[A-Z]{2}|-419)?$/.test(locale)) place.refuse('BASE_TYPE_CHOICES', `Unknown locale "${locale}".`);
      if (key === 'name_localizations' && isLowerCase) checkName(text, place);
      else place.text(text, 1, most);
    }
  }
}
