import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

interface Part {
  type: number;
  components?: Part[];
  accessory?: Part;
  content?: string;
  custom_id?: string;
  url?: string;
  label?: string;
  emoji?: { name?: string };
  disabled?: boolean;
  placeholder?: string;
  options?: { label: string; value: string; description?: string; default?: boolean }[];
  items?: { media: { url: string } }[];
}

/** Returns components as lines of text, each with the custom id that --press and --select take. */
export function componentLines(components: readonly APIMessageTopLevelComponent[]): string[] {
  return (components as readonly Part[]).flatMap(linesOf);
}

function linesOf(part: Part): string[] {
  switch (part.type) {
    case 2:
      return [buttonLine(part)];
    case 3:
      return selectLines(part);
    case 10:
      return [part.content ?? ''];
    case 12:
      return (part.items ?? []).map(({ media }) => `picture ${media.url}`);
    case 14:
      return ['---'];
    default:
      return [...(part.components ?? []), ...(part.accessory ? [part.accessory] : [])].flatMap(linesOf);
  }
}

function buttonLine({ emoji, label, custom_id: id, url, disabled }: Part): string {
  const face = [emoji?.name, label].filter(Boolean).join(' ');
  return `[${face}] ${disabled ? '(disabled)' : (id ?? url ?? '')}`;
}

function selectLines({ placeholder, custom_id: id, options = [], disabled }: Part): string[] {
  const chosen = options.find((option) => option.default)?.label;
  return [
    `[${chosen ?? placeholder ?? ''} ▾] ${disabled ? '(disabled)' : (id ?? '')}`,
    ...options.map(
      ({ label, value, description }) => `    ${value}: ${label}${description ? ` (${description})` : ''}`,
    ),
  ];
}
