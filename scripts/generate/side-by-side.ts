import { join } from 'node:path';
import { build } from 'esbuild';

const sources = join(import.meta.dirname, '../../src');

/** The folders in the order of imports, so that each has its modules together. */
const folders = [
  'texts',
  'domain',
  'discord',
  'charts',
  'db',
  'views',
  'posts',
  'pages',
  'jobs',
  'commands',
  'handlers',
];
const languages = ['en', 'de', 'fr'];

/**
 * Returns the text of src/side-by-side.ts, which loads the Worker's modules in an order of its own. What compresses the Worker finds a
 * repetition only within the last 32 KB. In the order of the commands that need them, sentences would stand far from their translations, and
 * a query far from others.
 */
export async function sideBySideText(): Promise<string> {
  const files = (await filesOfWorker()).map((file) => ({ file, place: placeOf(file) }));
  const ordered = folders.flatMap((folder) =>
    files.filter(({ file }) => file.startsWith(`${folder}/`)).toSorted((a, b) => (a.place < b.place ? -1 : 1)),
  );
  return [
    '// Written by `npm run generate`: what resembles each other stands side by side in the Worker, because it compresses better so.',
    '',
    ...ordered.map(({ file }) => `import './${file}';`),
    '',
  ].join('\n');
}

/** Returns what a file is sorted by. The sentences of a subject stand together in all languages, before what needs them all. */
function placeOf(file: string): string {
  const [, language = '', subject] = file.match(/^texts\/(..)\/(?!index)(.*)$/) ?? [];
  return subject ? `texts/ ${subject} ${languages.indexOf(language)}` : file;
}

/** Returns the files below src/ that reach the Worker, whole or in part. */
async function filesOfWorker(): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: ['index.ts'],
    absWorkingDir: sources,
    outdir: 'out',
    bundle: true,
    format: 'esm',
    packages: 'external',
    write: false,
    metafile: true,
    // What it loaded last time may be gone, or no longer be needed.
    plugins: [
      {
        name: 'without-order',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /\/side-by-side\.ts$/ }, ({ path }) => ({ path, namespace: 'without-order' }));
          onLoad({ filter: /./, namespace: 'without-order' }, () => ({ contents: '' }));
        },
      },
    ],
  });
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
}
