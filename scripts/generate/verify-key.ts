import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { transform } from 'esbuild';

const folder = dirname(createRequire(import.meta.url).resolve('discord-interactions/package.json'));

/**
 * Returns what checks Discord's signatures, which is a fifth of its package. The rest are lists of Discord's numbers and a part of Express.
 * A bundler cannot leave them out.
 */
export async function verifyKeyText(): Promise<string> {
  const { version } = JSON.parse(read('package.json'));
  const index = read('dist/index.js');
  const contents = [
    withoutRequire(withoutExports(read('dist/util.js'))),
    cut(index, /^var __awaiter = [\s\S]*?^\};$/m),
    cut(index, /^function verifyKey\([\s\S]*?^\}$/m).replaceAll(/\(0, util_1\.(\w+)\)|util_1\.(\w+)/g, '$1$2'),
    'export { verifyKey };',
  ].join('\n');
  const { code } = await transform(contents);
  const title = `Written by \`npm run generate\`: verifyKey of discord-interactions ${version}. Its license:`;
  return `/*\n${title}\n\n${read('LICENSE').trim()}\n*/\n${code}`;
}

const read = (file: string) => readFileSync(join(folder, file), 'utf8');

/** Returns a module without its exports. What it exports as another name than its own becomes a constant. */
const withoutExports = (module: string) =>
  module
    .replaceAll(
      /^("use strict";|Object\.defineProperty\(exports, .*|exports\.\w+ = .*void 0;|exports\.(\w+) = \2;)$/gm,
      '',
    )
    .replaceAll(/^exports\.(\w+) = /gm, 'const $1 = ');

/** Cuts off what finds the cryptography of an old Node. */
const withoutRequire = (module: string) => module.replace(cut(module, /^ {4}if \(typeof require[\s\S]*?^ {4}\}$/m), '');

function cut(text: string, pattern: RegExp): string {
  const [found] = text.match(pattern) ?? [];
  if (found) return found;
  throw new Error(`discord-interactions has changed: ${pattern} is not in it. Adapt scripts/generate/verify-key.ts.`);
}
