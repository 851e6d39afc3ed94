import type { KeyObject } from 'node:crypto';
import { generateKeyPairSync, sign } from 'node:crypto';

/** A throw-away key pair. `publicKey` has 64 hex digits, as on the Developer Portal. */
export interface Keys {
  publicKey: string;
  /** Signs `timestamp` + `body` as Discord does. Returns 128 hex digits. */
  sign(timestamp: string, body: string): string;
}

export function createKeys(): Keys {
  const pair = generateKeyPairSync('ed25519');
  return {
    publicKey: rawPublicKey(pair.publicKey),
    sign: (timestamp, body) => signature(pair.privateKey, timestamp, body),
  };
}

function rawPublicKey(key: KeyObject): string {
  const { x } = key.export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url').toString('hex');
}

function signature(key: KeyObject, timestamp: string, body: string): string {
  return sign(null, Buffer.from(timestamp + body), key).toString('hex');
}
