import { createHmac } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { pack } from '../../src/charts/payload.ts';

/** Returns a signature as the Worker makes it. */
export function signed(packed: string, key: string, version = 1): string {
  return createHmac('sha256', key).update(`${version} ${packed}`).digest().subarray(0, 16).toString('base64url');
}

const packedText = (text: string) => deflateRawSync(text).toString('base64url');
const right = pack({ kind: 'ranking', data: { title: 'Kills', rows: [[1, 'Kettle', '1', 1000, 0]] } });
const other = pack({ kind: 'ranking', data: { title: 'Deaths', rows: [[1, 'Marmot', '2', 500, 1]] } });

/** Returns an arbitrary of paths at which no picture is: an attacker knows one address, or even the key. */
export function hostileAddresses(key: string): fc.Arbitrary<string> {
  const signature = signed(right, key);
  const letters = fc
    .string({ unit: fc.constantFrom(...'ABCabc019-_.%/'), maxLength: 300 })
    .filter((text) => !text.includes('..'));
  const word = fc.string({ unit: fc.constantFrom(...'ABCabc019-_'), minLength: 1, maxLength: 300 });
  const withKey = (packed: string) => `1/${packed}.${signed(packed, key)}.png`;
  const without = (text: string, at: number) => `${text.slice(0, at)}${text.slice(at + 1)}`;
  const inside = (text: string) => fc.nat({ max: text.length - 1 });
  // Anything else than what stands in the address for this kind.
  const data = fc.oneof(
    fc.anything().filter((one) => one !== undefined),
    fc.record({ title: fc.anything(), rows: fc.array(fc.anything(), { minLength: 1, maxLength: 30 }) }),
  );
  const json = (value: unknown) =>
    JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? String(one) : one)) ?? '';
  return fc.oneof(
    letters,
    letters.map((text) => `1/${text}`),
    letters.map((text) => `1/${text}.${signature}.png`),
    letters.map((text) => `1/${right}.${text}.png`),
    // Truncated, or with a letter less.
    inside(right).map((at) => `1/${right.slice(0, at)}.${signature}.png`),
    inside(right).map((at) => `1/${without(right, at)}.${signature}.png`),
    inside(signature).map((at) => `1/${right}.${without(signature, at)}.png`),
    // Swapped.
    fc.constantFrom(`1/${other}.${signature}.png`, `1/${right}.${signed(other, key)}.png`),
    // Signed with another key, or for another version.
    fc.uuid().map((wrong) => `1/${right}.${signed(right, wrong)}.png`),
    fc
      .integer({ min: -1, max: 99 })
      .filter((version) => version !== 1)
      .map((version) => `${version}/${right}.${signed(right, key, version)}.png`),
    // Oversized.
    fc.integer({ min: 2048, max: 9000 }).map((length) => withKey('A'.repeat(length))),
    // With the right signature: garbage, a deflate bomb, other data, other kinds.
    word.map(withKey),
    inside(right).map((at) => withKey(right.slice(0, at))),
    fc
      .integer({ min: 16_385, max: 1_000_000 })
      .map((length) => withKey(packedText(`["ranking",{"title":"${'x'.repeat(length)}","rows":[]}]`))),
    fc.integer({ min: 1, max: 4000 }).map((depth) => withKey(packedText('['.repeat(depth)))),
    data.map((one) => withKey(packedText(`["ranking",${json(one)}]`))),
    fc.string().map((kind) => withKey(packedText(json([`${kind} `, { title: '', rows: [] }])))),
    fc
      .constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty')
      .map((kind) => withKey(packedText(json([kind, {}])))),
    data.map((one) => withKey(packedText(json(one)))),
  );
}

const atOnce = 50;

/** Fetches addresses of pictures. Returns those that are answered by something else than a 404 that nobody keeps. */
export async function wronglyAnswered(origin: string, addresses: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  const left = addresses.values();
  const send = async () => {
    for (const address of left) {
      const response = await fetch(`${origin}/charts/${address}`);
      await response.arrayBuffer();
      const said = `${response.status} ${response.headers.get('cache-control')}`;
      if (said !== '404 no-store') wrong.push(`${said} ${address}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, send));
  return wrong;
}
