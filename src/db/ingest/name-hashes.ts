import { nameForms } from '../../domain/names.ts';

/** Keyed hashes by name. Null if there is no key. */
export type NameHashes = Record<string, string[]> | null;

/**
 * Returns the keyed hashes of names, one for each form in which a game server may write the name. Names are short and easy to guess, so
 * a hash without a key, or with a key that is stored beside it, would not hide them. The key never reaches the database.
 */
export async function hashNames(names: readonly string[], key: string | undefined): Promise<NameHashes> {
  if (key === undefined) return null;
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const secret = await crypto.subtle.importKey('raw', encoder.encode(key), algorithm, false, ['sign']);
  const hash = async (form: string) => hex(await crypto.subtle.sign('HMAC', secret, encoder.encode(form)));
  const entries = await Promise.all(
    [...new Set(names)].map(async (name) => [name, await Promise.all(nameForms(name).map(hash))] as const),
  );
  return Object.fromEntries(entries);
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
