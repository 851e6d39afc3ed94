import { writeFileSync } from 'node:fs';
import { commands } from '../src/commands/index.ts';
import { actionsOf } from '../src/commands/command.ts';
const n = Number(process.argv[2]);
const order = commands.flatMap((c) => [c.name, ...actionsOf(c).flatMap(([t, a]) => [...(t === c.name ? [] : [t]), ...Object.keys(a.options).map((o) => `${t} ${o}`)])]);
for (const l of ['de', 'fr']) {
  const all: Record<string, [string, string]> = {};
  for (let i = 0; i < n; i++) Object.assign(all, (await import(`/tmp/loc-${l}-${i}.ts`))[l]);
  const missing = order.filter((k) => !all[k]); if (missing.length) console.log(l, 'missing', missing);
  const extra = Object.keys(all).filter((k) => !order.includes(k)); if (extra.length) console.log(l, 'extra', extra);
  const body = order.filter((k) => all[k]).map((k) => `  ${/^[a-z]+$/.test(k) ? k : `'${k}'`}: [${all[k]!.map((t) => `'${t.replace(/'/g, "\\'")}'`).join(', ')}],`).join('\n');
  writeFileSync(`src/commands/locales/${l}.ts`, `import type { Names } from './index.ts';\n\nexport const ${l}: Names = {\n${body}\n};\n`);
}
