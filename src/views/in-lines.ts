import { lineWidth, widthOf } from './display-width.ts';

/** Returns parts, separated by dots, on as few lines of a phone as they need. `lead` stands before the first. */
export function inLines(parts: readonly string[], lead = ''): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = lines.length === 0 ? undefined : `${lines.at(-1)} · ${part}`;
    if (longer !== undefined && widthOf(longer) <= lineWidth) lines[lines.length - 1] = longer;
    else lines.push(lines.length === 0 ? lead + part : part);
  }
  return lines;
}
