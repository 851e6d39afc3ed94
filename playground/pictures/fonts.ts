import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const files = join(dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans/package.json')), 'files');

/**
 * Returns the style sheet of Noto Sans under a family name. Its letters are about as wide as those of Discord's own font, whatever fonts
 * this machine has.
 */
export function notoSans(family: string): string {
  const faces = [400, 500, 600, 700].flatMap((weight) =>
    ['latin', 'latin-ext'].map((subset) => {
      const file = readFileSync(join(files, `noto-sans-${subset}-${weight}-normal.woff2`)).toString('base64');
      return `@font-face { font-family: '${family}'; font-weight: ${weight}; src: url(data:font/woff2;base64,${file}) }`;
    }),
  );
  return faces.join('\n');
}
