import { displayName } from '../domain/names.ts';
import { weaponLabel } from '../domain/weapons.ts';

/**
 * Text that must show as it is written: every character that Discord's markdown, mentions or links could take for its own gets
 * a backslash. (escapeMarkdown of @discordjs/formatters leaves code blocks, and by default headings, lists and links, alone.)
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_~`|>#[\]()<:@+-]|(?<=^\s*\d+)\./g, '\\$&');
}

/** A player's or map's name for places that render markdown: cleaned, cut to `length` graphemes, escaped. */
export function nameInText(name: string | null | undefined, length?: number): string {
  return escapeMarkdown(displayName(name, length));
}

/** A weapon as players call it. The old bot's database may hold names that nobody knows, with anything in them. */
export function weaponInText(name: string): string {
  return nameInText(weaponLabel(name), 30);
}
