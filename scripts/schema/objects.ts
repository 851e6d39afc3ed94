import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A function, view or trigger of this project: one file in src/db/functions, src/db/views or src/db/triggers. */
export interface SchemaObject {
  kind: Kind;
  name: string;
  /** Its leading comment, which is also stored in PostgreSQL. */
  comment: string;
  /** Names of the objects that must be created before it. */
  needs: readonly string[];
  sql: string;
  /** SHA-256 of the file, independent of its line ends. */
  checksum: string;
}

export type Kind = 'function' | 'view' | 'trigger';

export const kinds: readonly Kind[] = ['function', 'view', 'trigger'];

/** Reads all objects, in an order in which they can be created. Throws if a file has no comment or needs an object that does not exist. */
export function readObjects(folder = join(import.meta.dirname, '../../src/db')): SchemaObject[] {
  const objects = kinds.flatMap((kind) => {
    const within = join(folder, `${kind}s`);
    const files = readdirSync(within).filter((file) => file.endsWith('.sql'));
    return files.sort().map((file) => readObject(kind, join(within, file), file.slice(0, -'.sql'.length)));
  });
  return inOrder(objects);
}

function readObject(kind: Kind, path: string, name: string): SchemaObject {
  const text = readFileSync(path, 'utf8').replace(/\r\n/g, '\n');
  const lines = text.split('\n');
  const header = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('--')),
  );
  const directives = header.filter((line) => /^-- (needs|generated): /.test(line));
  const comment = header
    .filter((line) => !directives.includes(line))
    .map((line) => line.replace(/^-- ?/, ''))
    .join(' ');
  if (comment === '') throw new Error(`${path} begins with no comment: say what the ${kind} does.`);
  const needs = directives.flatMap((line) => /^-- needs: (.+)$/.exec(line)?.[1]?.split(/,\s*/) ?? []);
  return { kind, name, comment, needs, sql: text, checksum: createHash('sha256').update(text).digest('hex') };
}

/** Returns the objects in their order, but each after those it needs. */
function inOrder(objects: readonly SchemaObject[]): SchemaObject[] {
  const byName = new Map(objects.map((object) => [object.name, object]));
  const placed = new Set<SchemaObject>();
  const place = (object: SchemaObject, above: readonly SchemaObject[]) => {
    if (above.includes(object))
      throw new Error(`${object.name} needs itself: ${above.map(({ name }) => name).join(', ')}`);
    for (const name of object.needs) {
      const needed = byName.get(name);
      if (!needed) throw new Error(`${object.name} needs ${name}, which has no file in src/db.`);
      place(needed, [...above, object]);
    }
    placed.add(object);
  };
  for (const object of objects) place(object, []);
  return [...placed];
}
