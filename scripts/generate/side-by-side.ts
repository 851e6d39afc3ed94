import { join } from 'node:path';
import { build } from 'esbuild';

const sources = join(import.meta.dirname, '../../src');

/** Where like stands beside like: the languages of each subject, then the SQL. */
const sentences = /^texts\/(en|de|fr)\/(?!index)(.*)$/;
const queries = /^db\/queries\//;
const languages = ['en', 'de', 'fr'];

/**
 * Returns the text of src/side-by-side.ts, which loads the Worker's sentences and queries in an order of its own. What compresses the Worker
 * finds a repetition only within the last 32 KB. In the order of the commands that need them, sentences stand far from their translations.
 */
export async function sideBySideText(): Promise<string> {
  const files = await filesOfWorker();
  const subject = (file: string) => {
    const [, language = '', name = ''] = file.match(sentences) ?? [];
    return `${name} ${languages.indexOf(language)}`;
  };
  const ordered = [
    ...files.filter((file) => sentences.test(file)).toSorted((a, b) => (subject(a) < subject(b) ? -1 : 1)),
    ...files.filter((file) => queries.test(file)).toSorted(),
  ];
  return [
    '// Written by `npm run generate`: what resembles each other stands side by side in the Worker, because it compresses better so.',
    '',
    ...ordered.map((file) => `import './${file}';`),
    '',
  ].join('\n');
}

/** Returns the files below src/ of which something is in the Worker. */
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
