import { Random } from '../../demo/random.ts';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import type { WrittenFile } from '../../demo/round-files/match.ts';
import { generateOddFiles } from '../../demo/round-files/odd.ts';

/** What somebody sends to the routes for game servers. */
export interface MutatedUpload {
  method: 'POST' | 'GET' | 'PUT';
  /** The path below /ingest/rounds/, as it is on the wire. */
  path: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

const odd = [
  ...['', ' ', '0', '-1', '-0', '1e308', '-1e308', '1e999', 'NaN', 'Infinity', '0x10', '00012', '1.5', '١٢'],
  ...['2147483647', '2147483648', '-2147483649', '9223372036854775808', '9'.repeat(400), '9'.repeat(9000)],
  ...[
    '^1',
    '^',
    '\\',
    '\\\\',
    '\t',
    '\t\t\t',
    '\r',
    '\0',
    'FFFFFFFF',
    'ffffffff',
    '00000000',
    'constructor',
    '__proto__',
  ],
  ...[
    '%s',
    "'",
    '"',
    '$$',
    '@everyone',
    '<@200000000000000001>',
    '\u202e',
    '\u200b',
    '🥐'.repeat(70),
    'x'.repeat(5000),
  ],
];
const oddBytes = [0x00, 0x09, 0x0a, 0x0d, 0x1f, 0x22, 0x5c, 0x7f, 0x80, 0xc3, 0xe2, 0xed, 0xf0, 0xfe, 0xff];
const oddNames = [
  ...['', '.', '..', '%2e%2e', '%00', '%', '%zz', '%ff', '%ED%A0%80', 'a'.repeat(300), 'x.txt', '%2Fetc%2Fpasswd'],
  ...['2026-02-30-200000-supply-round-1.txt', '9999-12-31-235959-supply-round-1.txt'],
  ...[
    '0000-01-01-000000-supply-round-2.txt',
    '1970-01-01-000000-supply-round-1.txt',
    '2026-03-01-240000-supply-round-1.txt',
  ],
  ...[
    '2026-03-01-200000--round-1.txt',
    '2026-03-01-200000-%F0%9F%A5%90-round-1.txt',
    '2026-03-01-200000-^1-round-2.txt',
  ],
];

/** Mutations may repeat each other. The Worker takes a quarter of this. */
const mostBytes = 1024 * 1024;

const dayMs = 86_400_000;

/**
 * Returns files as game servers write them, of every layout, with their endstats, and those of matches that went wrong: ten days of their own
 * for each `batch`, because no server plays more than a few dozen rounds a day.
 */
export function trueFiles(seed: string, batch: number): WrittenFile[] {
  const first = Date.parse('2026-02-10') - (batch % 1000) * 10 * dayMs;
  const day = (number: number) => new Date(first + number * dayMs).toISOString().slice(0, 10);
  const layouts = [33, 36, 37, 38] as const;
  const rounds = layouts.flatMap((layout, index) =>
    generateRoundFiles({ seed: `${seed} ${batch} ${layout}`, matches: 6, layout, from: day(index) }),
  );
  const endstats = rounds.flatMap(({ endstats: file }) => (file ? [file] : []));
  return [...rounds, ...endstats, ...generateOddFiles({ seed: `${seed} ${batch}`, matches: 6, from: day(8) })];
}

/** Draws a request in which up to four things are not as a game server sends them. The same seed draws the same. */
export function mutatedUpload(files: readonly WrittenFile[], token: string, seed: string): MutatedUpload {
  const random = new Random(seed);
  const file = random.pick(files);
  const others = files.filter(({ name }) => name !== file.name);
  let body = new Uint8Array(Buffer.from(file.text));
  for (let left = random.int(0, 3); left > 0; left -= 1)
    body = random.pick(ofBody)(body, random, others).slice(0, mostBytes);
  const isUsual = random.chance(0.85);
  return {
    method: isUsual ? 'POST' : random.pick(['GET', 'PUT', 'POST'] as const),
    path: pathOf(file, random, others),
    headers: {
      ...(random.chance(0.97) && {
        authorization: `Bearer ${random.chance(0.98) ? token : random.pick(odd).replace(/[^!-~]/g, '')}`,
      }),
      ...(random.chance(0.03) && {
        'content-type': random.pick(['application/json', 'multipart/form-data', '', 'text/plain; charset=x']),
      }),
      ...(random.chance(0.02) && { 'content-encoding': random.pick(['gzip', 'identity', 'br', 'x']) }),
    },
    body,
  };
}

function pathOf(file: WrittenFile, random: Random, others: readonly WrittenFile[]): string {
  const roll = random.float();
  if (roll < 0.8) return encodeURIComponent(file.name);
  if (roll < 0.85) return random.pick(oddNames);
  if (roll < 0.9) return encodeURIComponent(random.pick(others).name);
  return encodeURIComponent(mutatedText(file.name, random)).replaceAll('%00', '');
}

type Mutation = (
  body: Uint8Array<ArrayBuffer>,
  random: Random,
  others: readonly WrittenFile[],
) => Uint8Array<ArrayBuffer>;

/** Makes a mutation of text. Bytes that are no UTF-8 stay as they are, because they are read as Latin 1 and written so. */
function onLines(change: (lines: string[], random: Random, others: readonly WrittenFile[]) => string[]): Mutation {
  return (body, random, others) => {
    const lines = change(Buffer.from(body).toString('latin1').split('\n'), random, others);
    return new Uint8Array(Buffer.from(lines.join('\n'), 'latin1'));
  };
}

const asLatin = (text: string) => Buffer.from(text).toString('latin1');

/** Replaces one part between separators. */
const ofAField = onLines((lines, random) => {
  const at = random.int(0, lines.length - 1);
  const parts = (lines[at] ?? '').split(/([\t\\ ])/);
  const place = 2 * random.int(0, Math.floor(parts.length / 2));
  return lines.with(at, parts.with(Math.min(place, parts.length - 1), asLatin(random.pick(odd))).join(''));
});

const ofBody: Mutation[] = [
  ofAField,
  ofAField,
  ofAField,
  onLines((lines, random) => lines.toSpliced(random.int(0, lines.length - 1), 1)),
  onLines((lines, random) => lines.toSpliced(random.int(0, lines.length), 0, random.pick(lines))),
  onLines((lines, random) => random.shuffle(lines)),
  onLines((lines, random) => lines.slice(0, random.int(0, lines.length))),
  onLines((lines) => [lines[0] ?? '', ...lines.slice(1).reverse()]),
  onLines((lines, random, others) => [...lines, ...asLatin(random.pick(others).text).split('\n').slice(1)]),
  onLines((lines, random) => lines.with(random.int(0, lines.length - 1), asLatin(random.pick(odd)))),
  onLines((lines) => lines.map((line) => `${line}\r`)),
  onLines((lines, random) => Array.from({ length: random.pick([2, 40]) }, () => lines).flat()),
  (body, random) => body.slice(0, random.int(0, body.length)),
  (body, random) => body.slice(random.int(0, body.length)),
  (body, random) => {
    const changed = body.slice();
    for (let left = random.int(1, 8); left > 0 && body.length > 0; left -= 1)
      changed[random.int(0, body.length - 1)] = random.chance(0.5) ? random.pick(oddBytes) : random.int(0, 255);
    return changed;
  },
  (body, random) => {
    const at = random.int(0, body.length);
    const more = Array.from({ length: random.int(1, 40) }, () => random.pick(oddBytes));
    return new Uint8Array([...body.subarray(0, at), ...more, ...body.subarray(at)]);
  },
  (body) => new Uint8Array([0xef, 0xbb, 0xbf, ...body]),
  (body) => new Uint8Array(Buffer.from(Buffer.from(body).toString('latin1'), 'utf16le')),
  (_, random) => new Uint8Array(Array.from({ length: random.pick([0, 1, 300, 9000]) }, () => random.int(0, 255))),
  (_, random) => new Uint8Array(random.pick([250, 257, 900]) * 1024).fill(random.pick(oddBytes)),
];

/** Replaces, inserts or removes characters. */
function mutatedText(text: string, random: Random): string {
  const at = random.int(0, text.length - 1);
  return random
    .pick([
      `${text.slice(0, at)}${random.pick(odd)}${text.slice(at)}`,
      `${text.slice(0, at)}${text.slice(at + random.int(1, 6))}`,
      `${text.slice(0, at)}${random.int(0, 9)}${text.slice(at + 1)}`,
      text.toUpperCase(),
    ])
    .toWellFormed();
}
