import { byId, h } from '../element.ts';
import { perTab } from '../storage.ts';

const languages = [
  ['en-US', 'English'],
  ['de', 'Deutsch'],
  ['fr', 'Français'],
] as const;

interface Chosen {
  place: string;
  locale: string;
  guildLocale: string;
}

export interface Settings {
  chosen(): Chosen;
}

/** Connects the switches for the place and the languages. `onLocale` is called when the reader's language changes. */
export function createSettings(onLocale: () => void): Settings {
  const stored = perTab<Chosen>('settings', { place: 'guild', locale: 'en-US', guildLocale: 'en-US' });
  const place = byId('place', HTMLSelectElement);
  const locale = byId('locale', HTMLSelectElement);
  const guildLocale = byId('guild-locale', HTMLSelectElement);
  for (const select of [locale, guildLocale]) {
    select.append(...languages.map(([value, name]) => h('option', { value }, name)));
  }
  const { place: where, locale: own, guildLocale: shared } = stored.read();
  place.value = where;
  locale.value = own;
  guildLocale.value = shared;
  const chosen = () => ({ place: place.value, locale: locale.value, guildLocale: guildLocale.value });
  for (const select of [place, locale, guildLocale]) {
    select.addEventListener('change', () => {
      stored.write(chosen());
      if (select === locale) onLocale();
    });
  }
  return { chosen };
}
