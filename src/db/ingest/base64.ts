/** Returns bytes as base64. The HTTP driver can send bytes only inside JSON. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 4096) {
    binary += Reflect.apply(String.fromCharCode, undefined, bytes.subarray(at, at + 4096)); // spreading takes ten times as long
  }
  return btoa(binary);
}

export function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
