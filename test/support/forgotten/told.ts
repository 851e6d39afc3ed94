import type { SentFile } from './person.ts';
import { stripped } from './places.ts';

/** Returns the names that a file itself gives to one of these GUIDs, as a search looks for them. */
export function namesTold({ name, content }: SentFile, guids: readonly string[]): string[] {
  const text = textOf(content);
  const told = guids.flatMap((guid) => {
    const pattern = name.includes('endstats') ? `^VS_HEADER\\t([^\\t\\n]*)\\t${guid}` : `^${guid}\\\\([^\\\\\\n]*)\\\\`;
    return [...text.matchAll(new RegExp(pattern, 'gm'))].map(([, raw = '']) => raw);
  });
  return searched(told);
}

/** Returns names as a search looks for them: in small letters, without colour codes, and without codes of letters and digits only. */
export function searched(names: readonly string[]): string[] {
  return names.flatMap((raw) => [stripped(raw), raw.replace(/\^[0-9A-Za-z]/g, '').toLowerCase()]);
}

function textOf(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}
