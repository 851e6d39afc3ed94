import { pseudoLocale } from '../../src/texts/locale.ts';
import type { Bot } from './bot.ts';

type Outcome = Partial<Pick<Awaited<ReturnType<Bot['discord']['ask']>>, 'message' | 'choices'>>;

interface Part {
  label?: string;
  placeholder?: string;
  description?: string | null;
  options?: Part[];
  components?: Part[];
}

/** Who asks in the pseudo-language, whose texts stand in ⟦…⟧; their server has it too. */
export const inPseudo = { locale: pseudoLocale, guildLocale: pseudoLocale } as const;

/** Returns everything a reply says, its buttons, selects and suggestions too, without backslashes and no-break spaces. */
export function saidIn({ message, choices }: Outcome): string[] {
  const embeds = (message?.embeds ?? []).flatMap(({ title, description, fields = [], footer, author }) => [
    title,
    description,
    footer?.text,
    author?.name,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
  const components = ((message?.components ?? []) as Part[]).flatMap(labelsOf);
  const suggestions = (choices ?? []).map(({ name }) => name);
  return [message?.content, ...embeds, ...components, ...suggestions]
    .filter((text) => typeof text === 'string' && text !== '')
    .map((text) => plain(text as string));
}

const plain = (text: string) => text.replace(/\\([^\p{L}\p{N}\s])/gu, '$1').replace(/[\u00a0\u202f]/g, ' ');

function labelsOf({ label, placeholder, description, options = [], components = [] }: Part): (string | undefined)[] {
  return [label, placeholder, description ?? undefined, ...[...options, ...components].flatMap(labelsOf)];
}

/**
 * Returns the lines of a reply in the pseudo-language that have letters outside ⟦…⟧ which are no data, without their data. `data` holds
 * what no language translates, as it is stored: names of players, teams, maps, weapons and servers. A list may cut them.
 */
export function lettersOutside(outcome: Outcome, data: readonly string[]): string[] {
  return (
    saidIn(outcome)
      .flatMap((text) => withoutData(outside(text), data).split('\n'))
      // ℹ is a letter to Unicode.
      .filter((line) => /\p{L}/u.test(line.replaceAll('ℹ', '')))
  );
}

/** Returns a text without what is in brackets. Brackets nest, and a text that was cut may not close them. */
function outside(text: string): string {
  let depth = 0;
  let kept = '';
  for (const character of text) {
    if (character === '⟦') depth += 1;
    else if (character === '⟧') depth -= 1;
    else if (depth <= 0) kept += character;
  }
  return kept;
}

const marks = /<t:\d+(?::\w)?>|<[@#][!&]?\d+>|<\/[^:>]+:\d+>|\b(?:[0-9A-F]{8}|[0-9a-f]{8})\b/g;

const spellingsOf = new WeakMap<readonly string[], string[]>();

/** Returns data as a reply shows it, the longest first. Computed once per list. */
function spellings(data: readonly string[]): string[] {
  const known =
    spellingsOf.get(data) ??
    [...new Set(data.map(plain).flatMap((one) => [one, one.replace(marks, ' ')]))]
      .filter((one) => one.trim() !== '')
      .sort((a, b) => b.length - a.length);
  spellingsOf.set(data, known);
  return known;
}

/** Returns a text without times, mentions, GUIDs and hashes, and without data, whole or cut. */
export function withoutData(text: string, data: readonly string[]): string {
  const known = spellings(data);
  const lines = text.replace(marks, ' ').replace(/[\u2068\u2069]/g, '');
  const uncut = lines.split('\n').map((line) => withoutCut(line, known));
  return known.reduce((rest, name) => rest.replaceAll(name, ' '), uncut.join('\n'));
}

/** Takes away names that end in an ellipsis: of each the longest beginning of a name that stands before it. */
function withoutCut(line: string, data: readonly string[]): string {
  let rest = line;
  while (rest.includes('…')) {
    const at = rest.indexOf('…');
    const before = rest.slice(0, at);
    const cut = Math.max(0, ...data.map((name) => commonEnd(before, name)));
    rest = `${before.slice(0, before.length - cut)} ${rest.slice(at + 1)}`;
  }
  return rest;
}

/** Returns the length of the longest end of `text` that a name begins with. */
function commonEnd(text: string, name: string): number {
  const last = text.at(-1) ?? '';
  // A common end stops at a place in the name where the text's last character stands.
  for (let at = name.lastIndexOf(last, text.length - 1); at >= 0; at = at === 0 ? -1 : name.lastIndexOf(last, at - 1)) {
    if (text.endsWith(name.slice(0, at + 1))) return at + 1;
  }
  return 0;
}
