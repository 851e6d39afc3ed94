/**
 * The Worker that measures the machine. Its work is of the kinds that the bot does: many functions compiled when they are first called, a
 * signature, JSON, one request to a server, text. It never changes: a changed letter would change the unit of all figures.
 */

/** How many functions run while the module loads, and how many are called by requests only. */
const functions = { atStart: 600, byRequests: 16 };

/** Returns a function that has a name and figures of its own, so that V8 compiles each one. */
const functionSource = (name: string, n: number) => `
function ${name}${n}(rows, words) {
  const groups = new Map();
  const kept = rows.filter((row) => row.kills % ${(n % 7) + 2} !== 0 || row.name.length > ${n % 5});
  for (const { name, guid, kills, deaths, damage } of kept) {
    const key = guid.slice(0, ${(n % 4) + 2});
    const group = groups.get(key) ?? { key, kills: 0, deaths: 0, damage: 0, names: [] };
    group.kills += kills;
    group.deaths += deaths;
    group.damage += damage * ${n + 1};
    group.names.push(name);
    groups.set(key, group);
  }
  const sorted = [...groups.values()].sort((a, b) => b.kills - a.kills || (a.key < b.key ? -1 : 1));
  const widthOf = (text) => {
    let width = 0;
    for (const letter of text) width += letter > 'm' ? ${(n % 3) + 2} : 1;
    return width;
  };
  const lines = sorted.slice(0, 3).map(({ key, kills, deaths, names }, index) => {
    const ratio = deaths === 0 ? kills : kills / deaths;
    const title = \`\${index + 1}. \${names.join(', ').padEnd(12).slice(0, 24)}\`;
    return widthOf(title) > ${20 + (n % 10)} ? \`\${title}~ \${ratio.toFixed(2)}\` : \`\${title} \${key} \${ratio.toFixed(1)}\`;
  });
  if (lines.length > ${3 + (n % 11)}) throw new RangeError('${name} ${n}');
  words.push({ type: ${n}, content: lines.join('\\n'), total: sorted.length });
}`;

const listOf = (name: string, count: number) => ({
  sources: Array.from({ length: count }, (_, n) => functionSource(name, n)).join(''),
  names: Array.from({ length: count }, (_, n) => `${name}${n}`).join(', '),
});

const { sources: startSources, names: startNames } = listOf('start', functions.atStart);
const { sources: requestSources, names: requestNames } = listOf('request', functions.byRequests);

/** What the Worker is sent, and what the server that it asks answers. */
export const data = JSON.stringify({
  seed: 7,
  rows: Array.from({ length: 40 }, (_, n) => ({
    name: `Player ${(n * 7) % 31}`,
    guid: (((n + 1) * 2654435761) >>> 0).toString(16).padStart(8, '0'),
    kills: (n * 5) % 23,
    deaths: (n * 7) % 19,
    damage: (n * 113) % 4000,
  })),
});

/** The module. DATA is the address of the server that it asks. */
export const yardstickSource = `import { DurableObject } from 'cloudflare:workers';
${startSources}
${requestSources}
const rowsOf = (seed, count) => Array.from({ length: count }, (_, n) => ({
  name: 'Player ' + ((n * seed) % 31),
  guid: ((n + 1) * seed * 2654435761 >>> 0).toString(16).padStart(8, '0'),
  kills: (n * seed) % 23,
  deaths: (n * 7 + seed) % 19,
  damage: n * 113 % 4000,
}));
const bytesOf = (hex) => Uint8Array.from(hex.match(/../g), (byte) => Number.parseInt(byte, 16));
const publicKey = bytesOf('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
const signature = bytesOf('e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b');
const loaded = [];
for (const run of [${startNames}]) run(rowsOf(17, 12), loaded);
const byRequests = [${requestNames}];
export class Clock extends DurableObject {
  async ringBy() {}
}
export default {
  async fetch(request, env) {
    const { seed } = JSON.parse(await request.text());
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    if (!(await crypto.subtle.verify('Ed25519', key, signature, new Uint8Array()))) throw new Error('The signature is wrong.');
    const response = await fetch(env.DATA, { method: 'POST', body: JSON.stringify({ rows: rowsOf(seed, 40) }) });
    const { rows } = await response.json();
    const words = [];
    for (const run of byRequests) run(rows, words);
    return new Response(JSON.stringify({ words, loaded: loaded.length }), { headers: { 'content-type': 'application/json' } });
  },
};
`;
