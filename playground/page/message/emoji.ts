/** Returns a custom emoji's name. Its picture is on Discord's servers, which the playground never contacts. */
export function emojiText(emoji: { id?: string | null; name?: string | null } | undefined): string {
  if (!emoji?.name) return '';
  return emoji.id ? `:${emoji.name}:` : emoji.name;
}
