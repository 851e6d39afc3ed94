import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface PageAsset {
  /** The Content-Type to send. */
  type: string;
  body: string | Uint8Array;
}

/**
 * Returns the playground page's files by URL path. `/` is the document, which names the others and has its own Content-Security-Policy.
 * Script and style are bundled in memory, so this is called once at the start.
 */
export async function pageAssets(): Promise<Map<string, PageAsset>> {
  const [html, icon, css, gallery, script] = await Promise.all([
    read('page.html'),
    read('icon.svg'),
    bundle('page.css'),
    bundle('../gallery/gallery.css'),
    bundle('main.ts'),
  ]);
  return new Map([
    ['/', { type: 'text/html; charset=utf-8', body: html }],
    ['/page.css', { type: 'text/css; charset=utf-8', body: css }],
    ['/gallery.css', { type: 'text/css; charset=utf-8', body: gallery }],
    ['/page.js', { type: 'text/javascript; charset=utf-8', body: script }],
    ['/icon.svg', { type: 'image/svg+xml', body: icon }],
  ]);
}

function read(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), 'utf8');
}

async function bundle(entry: string): Promise<Uint8Array> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    sourcemap: 'inline',
    write: false,
    logLevel: 'silent',
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error(`The playground page was bundled to nothing: ${entry} gave no output file.`);
  return file.contents;
}
