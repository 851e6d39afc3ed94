import type { Texts } from '../../texts/locale.ts';
import { localeOf } from '../../texts/locale.ts';

/** A fixed choice of an option, with its name in each language. */
export interface Choice<Value extends string = string> {
  name: string;
  name_localizations: { de: string; fr: string };
  value: Value;
}

/** Builds an option's choice whose name is a text. */
export function choice<const Value extends string>(value: Value, textOf: (texts: Texts) => string): Choice<Value> {
  const name = (language: string) => textOf(localeOf(language).texts);
  return { name: name('en'), name_localizations: { de: name('de'), fr: name('fr') }, value };
}
