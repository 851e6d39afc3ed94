import { displayName } from '../domain/names.ts';
import { weaponLabel } from '../domain/weapons.ts';

/**
 * Escapes text so that it shows exactly as written. Every character that Discord could read as markdown, a mention or a link gets a
 * backslash. (escapeMarkdown of @discordjs/formatters does not escape code blocks, nor by default headings, lists and links.)
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_~`|>#[\]()<:@+-]|\.(?<=^\s*\d+\.)/g, '\\$&');
}

/** Returns the name of a player or map for places that render markdown: cleaned, cut to `length` graphemes and escaped. */
export function nameInText(name: string | null | undefined, length?: number): string {
  return escapeMarkdown(displayName(name, length));
}

/** Returns the name by which players know a weapon. The old bot's database may hold unknown weapon names with any characters in them. */
export function weaponInText(name: string): string {
  return nameInText(weaponLabel(name), 30);
}
