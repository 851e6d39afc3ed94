import type { APIMessage } from 'discord-api-types/v10';

interface Part {
  label?: string;
  placeholder?: string;
  description?: string | null;
  options?: Part[];
  components?: Part[];
}

/** Returns every text of a message that people read, without backslashes and no-break spaces. */
export function readTexts(message: APIMessage | null): string[] {
  const embeds = (message?.embeds ?? []).flatMap(({ title, description, fields = [], footer }) => [
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ]);
  const parts = (message?.components ?? []) as Part[];
  return [message?.content, ...embeds, ...parts.flatMap(textsOf)]
    .filter((text) => typeof text === 'string')
    .map((text) => text.replace(/\\([^\p{L}\p{N}\s])/gu, '$1').replace(/[\u00a0\u202f]/g, ' '));
}

function textsOf({ label, placeholder, description, options = [], components = [] }: Part): (string | undefined)[] {
  return [label, placeholder, description ?? undefined, ...[...options, ...components].flatMap(textsOf)];
}

/** Takes data out of a text: what is listed, cut or whole, then times, mentions and GUIDs. */
export function withoutData(text: string, data: readonly string[]): string {
  const cut = text.includes('…')
    ? data.flatMap((one) => [...one].map((_, index) => `${one.slice(0, index + 1)}…`))
    : [];
  const longestFirst = (some: readonly string[]) => some.toSorted((a, b) => b.length - a.length);
  return [...longestFirst(cut), ...longestFirst(data)]
    .filter((one) => one.trim() !== '')
    .reduce((rest, one) => rest.replaceAll(one, ''), text)
    .replace(/<t:\d+:\w>|<[@#/][^>]*>|\b[0-9A-F]{8}\b/g, '');
}

/**
 * Returns the texts of a message in the pseudo-language in which a letter stands outside ⟦…⟧. `data` is what no language translates: names,
 * maps, weapons.
 */
export function untranslated(message: APIMessage | null, data: readonly string[]): string[] {
  return readTexts(message).filter((text) => {
    let rest = text;
    for (let before = ''; before !== rest; ) {
      before = rest;
      rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '');
    }
    return /[\p{L}⟦⟧]/u.test(withoutData(rest, data));
  });
}
