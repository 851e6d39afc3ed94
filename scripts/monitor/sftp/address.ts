export interface SftpAddress {
  user: string;
  /** The host, without the brackets of an IPv6 address. */
  host: string;
  port: number;
  /** Absolute, or relative to the user's home. */
  folder: string;
  /** The same address in its one spelling. */
  href: string;
}

/**
 * Reads `sftp://user@host:port/folder`; `/~/folder` is in the user's home. Returns a text that says what is wrong with a malformed address.
 */
export function parseSftpAddress(text: string, currentUser: string): SftpAddress | string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url?.hostname) return 'must look like sftp://user@host:22/folder.';
  if (url.password)
    return 'must not contain a password, because every user of the machine could read it: use --key or the ssh agent.';
  if (url.search || url.hash) return 'contains a ? or #: write them as %3F and %23.';
  const path = decode(url.pathname);
  const user = decode(url.username) || currentUser;
  if (path === undefined || /[\0-\x1f]/.test(path + user)) return 'contains a % that encodes nothing: write it as %25.';
  const port = Number(url.port || 22);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  const folder = path.replace(/^\/~(\/|$)/, '') || (path === '' ? '/' : path.startsWith('/~') ? '.' : path);
  return {
    user,
    host,
    port,
    folder,
    href: `sftp://${encodeURIComponent(user)}@${url.hostname.toLowerCase()}:${port}${url.pathname}`,
  };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
