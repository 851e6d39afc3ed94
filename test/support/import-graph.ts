import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const root = join(import.meta.dirname, '../..');
const folders = ['src', 'simulator', 'playground', 'demo', 'scripts', 'test', 'bench'];

/** The imported files of each file, including type imports. Paths begin at the project's root. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Reads the imports of every TypeScript file of the project. */
export function importGraph(): ImportGraph {
  const files = new Set(
    globSync(`{${folders.join(',')}}/**/*.ts`, { cwd: root }).map((file) => file.replaceAll('\\', '/')),
  );
  return new Map([...files].map((file) => [file, importsOf(file).filter((imported) => files.has(imported))]));
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']*)'/g)].map(([, path = '']) =>
    normalize(join(dirname(file), path)).replaceAll('\\', '/'),
  );
}

/** Returns the import cycles, each as the group of its files. */
export function circles(graph: ImportGraph): string[][] {
  const reached = new Map([...graph.keys()].map((file) => [file, reachable(graph, file)]));
  const found = new Map<string, string[]>();
  for (const [file, others] of reached) {
    if (!others.has(file)) continue;
    const circle = [...others].filter((other) => reached.get(other)?.has(file)).sort();
    found.set(circle.join(), circle);
  }
  return [...found.values()];
}

/** Returns every file that a file imports, directly or through others. It contains the file itself only if that is in a cycle. */
export function reachable(graph: ImportGraph, file: string): Set<string> {
  const reached = new Set<string>();
  const next = [...(graph.get(file) ?? [])];
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    if (reached.has(one)) continue;
    reached.add(one);
    next.push(...(graph.get(one) ?? []));
  }
  return reached;
}

if (import.meta.main) {
  const graph = importGraph();
  const found = circles(graph);
  for (const circle of found) console.log(circle.join(' ↔ '));
  console.log(`${graph.size} files, ${found.length} circles of imports`);
}
