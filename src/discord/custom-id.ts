import { limits } from './limits.ts';

const version = '1';

export interface CustomId {
  /** `command.action` */
  route: string;
  /** The user whose message it is: somebody else's press gets a private copy. */
  owner: string;
  args: Record<string, string>;
}

/**
 * `version|route|owner|key=value…`: everything a component needs, so that it works after a restart and from any isolate.
 * Throws when it is longer than Discord takes: that is a mistake in the command, not of a user.
 */
export function encodeCustomId({ route, owner, args }: CustomId): string {
  const pairs = Object.entries(args).map(([key, value]) => `${key}=${escapeValue(value)}`);
  const id = [version, route, owner, ...pairs].join('|');
  if (id.length > limits.customId) throw new Error(`Custom id of ${route} has ${id.length} characters: ${id}`);
  return id;
}

/** Reads a custom id; undefined when it is of another version or was not made by us. */
export function decodeCustomId(id: string): CustomId | undefined {
  const [found, route, owner, ...pairs] = id.split('|');
  if (found !== version || !route || !owner || !/^\d{1,20}$/.test(owner)) return undefined;
  const args: Record<string, string> = Object.create(null);
  for (const pair of pairs) {
    const [, key, value] = /^([a-z]+)=(.*)$/s.exec(pair) ?? [];
    if (key === undefined || value === undefined) return undefined;
    args[key] = unescapeValue(value);
  }
  return { route, owner, args };
}

const escapeValue = (value: string) => value.replace(/[%|]/g, (character) => (character === '%' ? '%25' : '%7C'));
const unescapeValue = (value: string) => value.replace(/%(25|7C)/g, (_, code) => (code === '25' ? '%' : '|'));
