import type { Bot } from './bot.ts';

type Outcome = Partial<Awaited<ReturnType<Bot['discord']['ask']>>>;

interface Component {
  label?: string;
  placeholder?: string;
  options?: { label: string; description?: string }[];
  components?: Component[];
}

/** Who asks in the pseudo-language, whose texts stand in ⟦…⟧; their server has it too. */
export const inPseudo = { locale: 'qps-ploc', guildLocale: 'qps-ploc' } as const;

/** Returns everything a reply says: its texts, and those of its buttons, selects and suggestions. */
export function saidIn({ message, choices }: Outcome): string[] {
  const embeds = (message?.embeds ?? []).flatMap(({ title, description, fields = [], footer, author }) => [
    title,
    description,
    footer?.text,
    author?.name,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
  const components = labelsOf((message?.components ?? []) as Component[]);
  const suggestions = (choices ?? []).map(({ name }) => name);
  return [message?.content, ...embeds, ...components, ...suggestions].filter((text): text is string => Boolean(text));
}

function labelsOf(components: readonly Component[]): (string | undefined)[] {
  return components.flatMap(({ label, placeholder, options = [], components: inner = [] }) => [
    label,
    placeholder,
    ...options.flatMap((option) => [option.label, option.description]),
    ...labelsOf(inner),
  ]);
}

/**
 * Returns what a reply in the pseudo-language says outside ⟦…⟧ that has letters and is no data. `data` holds names of players, teams, maps,
 * weapons and servers as they are stored; a list may cut them.
 */
export function lettersOutside(outcome: Outcome, data: readonly string[]): string[] {
  const known = data.toSorted((a, b) => b.length - a.length);
  return saidIn(outcome)
    .flatMap((text) => outside(text).split('\n'))
    .map((line) => withoutData(line, known))
    .filter((line) => /\p{L}/u.test(line));
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

function withoutData(line: string, data: readonly string[]): string {
  const marks = /<t:\d+(?::\w)?>|<@!?\d+>|<\/[^:>]+:\d+>|\b[0-9A-F]{8}\b/g;
  let rest = line
    .replace(marks, ' ')
    .replace(/\\(.)/g, '$1')
    .replace(/[\u2068\u2069]/g, '');
  // A cut name ends in an ellipsis: the longest beginning of a name that stands before it goes.
  while (rest.includes('…')) {
    const at = rest.indexOf('…');
    const before = rest.slice(0, at);
    const cut = Math.max(0, ...data.map((name) => commonEnd(before, name)));
    rest = `${before.slice(0, before.length - cut)} ${rest.slice(at + 1)}`;
  }
  for (const name of data) rest = rest.replaceAll(name, ' ');
  return rest;
}

/** Returns the length of the longest end of `text` that a name begins with. */
function commonEnd(text: string, name: string): number {
  for (let length = Math.min(text.length, name.length); length > 0; length -= 1) {
    if (name.startsWith(text.slice(text.length - length))) return length;
  }
  return 0;
}
