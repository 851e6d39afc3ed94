import type { APIMessage } from 'discord-api-types/v10';

/** The locale under which every text of the bot stands in ⟦…⟧. */
export const pseudoLocale = 'qps-ploc';

/** Returns everything of a message that a reader sees, buttons and menus included. */
export function textsOf(message: APIMessage | null): string[] {
  const embeds = (message?.embeds ?? []).flatMap(({ title, description, fields = [], footer }) => [
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ]);
  const rows = (message?.components ?? []) as { components: Component[] }[];
  const components = rows.flatMap(({ components: found }) =>
    found.flatMap(({ label, placeholder, options = [] }) => [
      label,
      placeholder,
      ...options.flatMap((option) => [option.label, option.description]),
    ]),
  );
  return [message?.content, ...embeds, ...components].filter((text) => text !== undefined && text !== '') as string[];
}

interface Component {
  label?: string;
  placeholder?: string;
  options?: { label: string; description?: string }[];
}

/** Returns what stands outside ⟦…⟧ and is neither a mention nor one of the `data`, if it has a letter. */
export function outsideOfTexts(text: string, data: readonly string[]): string {
  let rest = text.replace(/\\(.)/gs, '$1');
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  }
  rest = rest.replace(/<[^<>]*>/g, ' ');
  for (const known of data.toSorted((a, b) => b.length - a.length)) rest = rest.replaceAll(known, ' ');
  // ℹ️ is a letter to Unicode.
  return /\p{L}/u.test(rest.replaceAll('ℹ', '')) ? rest.trim() : '';
}
