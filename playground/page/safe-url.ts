/** Returns an address that a link may have: only web and Discord addresses, never javascript: or data:. Undefined for others. */
export function linkTarget(url: string): string | undefined {
  return withProtocol(url, ['https:', 'http:', 'discord:']);
}

/** Returns the address that an image may be loaded from. `attachment://name` is looked up among the message's files. */
export function imageSource(
  url: string,
  attachments: readonly { filename: string; url: string }[],
): string | undefined {
  const name = url.startsWith('attachment://') ? url.slice('attachment://'.length) : undefined;
  const source = name === undefined ? url : attachments.find((file) => file.filename === name)?.url;
  if (source === undefined) return undefined;
  // The address is a path on the page's own server.
  if (/^\/(?!\/)/.test(source)) return source;
  return /^data:image\/(?:png|jpeg|gif|webp);base64,/.test(source) ? source : withProtocol(source, ['https:', 'http:']);
}

function withProtocol(url: string, protocols: string[]): string | undefined {
  const parsed = URL.parse(url);
  return parsed && protocols.includes(parsed.protocol) ? parsed.href : undefined;
}
