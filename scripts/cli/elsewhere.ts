import { readFileSync } from 'node:fs';
import { UsageError } from './errors.ts';

/**
 * Returns a secret that an option gives by its place, `env:NAME` or `file:PATH`, because every user of a machine can read command lines.
 * Any other text is the secret itself. `from` names the option. Throws UsageError if there is nothing at that place.
 */
export function readElsewhere(text: string, from: string): string {
  const [, kind, place = ''] = /^(env|file):(?!\/\/)(.+)$/s.exec(text.trim()) ?? [];
  if (kind === 'env') {
    const value = process.env[place];
    if (value) return value;
    throw new UsageError(`${from} names the environment variable ${place}, which is not set.`);
  }
  return kind === 'file' ? contentOf(place, from) : text;
}

function contentOf(path: string, from: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(
      `${from} names the file ${path}, which cannot be read: ${(error as NodeJS.ErrnoException).code}.`,
    );
  }
}
