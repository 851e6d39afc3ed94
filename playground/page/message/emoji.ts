/** A custom emoji is shown by its name: its picture is on Discord's servers, and the playground asks nobody. */
export function emojiText(emoji: { id?: string | null; name?: string | null } | undefined): string {
  if (!emoji?.name) return '';
  return emoji.id ? `:${emoji.name}:` : emoji.name;
}
