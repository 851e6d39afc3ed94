import { readFile } from 'node:fs/promises';
import { generateRoundFiles } from '../demo/round-files/generate.ts';
import { findFiles } from '../scripts/ingest/find-files.ts';
import { parseEndstats } from '../src/domain/round-file/endstats.ts';
import type { FileName } from '../src/domain/round-file/file-name.ts';
import { parseFileName } from '../src/domain/round-file/file-name.ts';
import { parseRoundFile } from '../src/domain/round-file/parse.ts';

// Measures files parsed per second on one core: `node bench/parser.ts [FOLDER…]`, by default with generated files. The target is 25,000.

const seconds = 1;
const runs = 5;

interface Sample {
  name: string;
  bytes: Uint8Array;
}

const folders = process.argv.slice(2);
const samples = folders.length > 0 ? await readFolders(folders) : generated();
const size = samples.reduce((sum, { bytes }) => sum + bytes.length, 0) / samples.length;
console.log(
  `${samples.length} ${folders.length > 0 ? '' : 'generated '}files, ${(size / 1000).toFixed(1)} KB on average`,
);
const rates: number[] = [];
for (let run = 0; run < runs; run++) rates.push(filesPerSecond(samples));
rates.sort((a, b) => a - b);
const format = (rate: number | undefined) => Math.round(rate ?? 0).toLocaleString('en');
console.log(
  `parsed: median ${format(rates[runs >> 1])} files/s (${format(rates[0])} to ${format(rates.at(-1))}), bar 25,000`,
);

/** Measures by processor time, so that other load on the machine does not matter. */
function filesPerSecond(files: readonly Sample[]): number {
  const start = performance.now();
  const before = process.cpuUsage();
  let parsed = 0;
  while (performance.now() - start < seconds * 1000) {
    for (const { name, bytes } of files) {
      const file = parseFileName(name);
      if (file.ok) parse(bytes, file.value);
      parsed += 1;
    }
  }
  const { user, system } = process.cpuUsage(before);
  return (parsed / (user + system)) * 1_000_000;
}

function parse(bytes: Uint8Array, file: FileName) {
  return file.kind === 'round' ? parseRoundFile(bytes, file) : parseEndstats(bytes, file);
}

function generated(): Sample[] {
  const encoder = new TextEncoder();
  return generateRoundFiles({ seed: 'bench', matches: 60 }).map(({ name, text }) => ({
    name,
    bytes: encoder.encode(text),
  }));
}

async function readFolders(paths: readonly string[]): Promise<Sample[]> {
  const { files } = await findFiles(paths);
  return Promise.all(
    files.map(async ({ path, name }) => ({ name: name.name, bytes: new Uint8Array(await readFile(path)) })),
  );
}
