import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

interface Locked {
  version?: string;
  license?: string;
  dependencies?: Record<string, string>;
}

interface Package {
  name: string;
  version: string;
  licence: string;
  /** Whether the Worker has code of it. Others are used on the owner's machine only. */
  isInWorker: boolean;
}

/** Packages of before `license` was one word. Their LICENSE file is the MIT licence. */
const oldFashioned = ['buildcheck', 'cpu-features', 'ssh2'];

/** Returns every package that `npm ci` may install, by name. Throws an Error if one has no licence. */
export function lockedPackages(): Package[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const deployed = new Set(dependenciesOf('', packages));
  for (const name of deployed) for (const one of dependenciesOf(`node_modules/${name}`, packages)) deployed.add(one);
  const all = Object.entries(packages).flatMap(([path, { version = '', license }]): Package[] => {
    const name = path.replace(/^.*node_modules\//, '');
    if (path === '') return [];
    const licence = license ?? (oldFashioned.includes(name) ? 'MIT' : undefined);
    if (licence === undefined) throw new Error(`package-lock.json says no licence of ${name}.`);
    return [{ name, version, licence, isInWorker: deployed.has(name) }];
  });
  return all.sort((one, other) => (one.name < other.name ? -1 : 1));
}

const dependenciesOf = (path: string, packages: Record<string, Locked>) =>
  Object.keys(packages[path]?.dependencies ?? {});

/** Returns docs/licences.md. */
export function licencesText(): string {
  const all = lockedPackages();
  const others = Map.groupBy(
    all.filter(({ isInWorker }) => !isInWorker),
    ({ licence }) => licence,
  );
  const names = (some: readonly Package[]) => [...new Set(some.map(({ name }) => name))].join(', ');
  return `# Licences

<!-- Written by \`npm run generate\` from package-lock.json. -->

This project has the [MIT licence](../LICENSE).

## In the Worker

What is deployed. The characters of pictures are made from DejaVu Sans, whose licence (Bitstream Vera's, with changes in the public domain) lets
everybody use and change them.

| package | version | licence |
| --- | --- | --- |
${all
  .filter(({ isInWorker }) => isInWorker)
  .map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)
  .join('\n')}

## On the owner's machine

What \`npm ci\` may install for commands and tests, some of it for one system only. None of it is deployed or handed on.

${[...others]
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([licence, some]) => `**${licence}**: ${names(some)}`)
  .join('\n\n')}
`;
}
