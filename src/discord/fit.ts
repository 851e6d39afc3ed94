import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import { limits } from './limits.ts';

/** Returns the beginning of a text, at most `length` UTF-16 code units of whole characters. */
export function cutUnits(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .toWellFormed();
}

/** Cuts text to `length` UTF-16 code units, at a whole character and with an ellipsis. The result never ends in a lone backslash. */
export function fitText(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text
    .slice(0, length - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/(?<!\\)(\\\\)*\\$/, '$1')}…`;
}

/** Returns as many whole lines as fit into `length`, then a line with the number of missing ones, written by `more`. */
export function fitLines(lines: readonly string[], length: number, more: (missing: number) => string): string {
  const text = lines.join('\n');
  if (text.length <= length) return text;
  const kept: string[] = [];
  let used = 0;
  for (const line of lines) {
    const note = more(lines.length - kept.length - 1);
    if (used + line.length + 1 + note.length > length) break;
    kept.push(line);
    used += line.length + 1;
  }
  return [...kept, more(lines.length - kept.length)].join('\n');
}

/** Cuts embeds to Discord's limits: each part to its own, and all embeds together to 6000 characters. Empty fields are dropped. */
export function fitEmbeds(embeds: readonly APIEmbed[]): APIEmbed[] {
  let left: number = limits.embedTotal;
  return embeds.slice(0, limits.embeds).map((embed) => {
    const fitted = fitEmbed(embed, left);
    left -= embedLength(fitted);
    return fitted;
  });
}

function fitEmbed(embed: APIEmbed, budget: number): APIEmbed {
  const fitted: APIEmbed = { ...embed };
  if (embed.title) fitted.title = fitText(embed.title, limits.title);
  if (embed.author) fitted.author = { ...embed.author, name: fitText(embed.author.name, limits.author) };
  if (embed.footer) fitted.footer = { ...embed.footer, text: fitText(embed.footer.text, limits.footer) };
  if (embed.description) {
    const rest = embedLength({ ...fitted, description: '', fields: [] });
    fitted.description = fitText(embed.description, Math.max(1, Math.min(limits.description, budget - rest)));
  }
  if (embed.fields) fitted.fields = fitFields(embed.fields, budget - embedLength({ ...fitted, fields: [] }));
  return fitted;
}

function fitFields(fields: readonly APIEmbedField[], budget: number): APIEmbedField[] {
  const kept: APIEmbedField[] = [];
  let left = budget;
  for (const field of fields) {
    if (field.name === '' || field.value === '') continue;
    const fitted = {
      ...field,
      name: fitText(field.name, limits.fieldName),
      value: fitText(field.value, limits.fieldValue),
    };
    left -= fitted.name.length + fitted.value.length;
    if (left < 0 || kept.length === limits.fields) break;
    kept.push(fitted);
  }
  return kept;
}

function embedLength({ title, description, fields, footer, author }: APIEmbed): number {
  const texts = [
    title,
    description,
    footer?.text,
    author?.name,
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ];
  return texts.reduce((length, text) => length + (text?.length ?? 0), 0);
}
