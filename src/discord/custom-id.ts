import { limits } from './limits.ts';

const version = '1';

export interface CustomId {
  /** `command.action` */
  route: string;
  /** The Discord id of the user whose message it is. Anybody else who presses gets a private copy. */
  owner: string;
  args: Record<string, string>;
}

/**
 * Returns `version|route|owner|key=value…`. The custom id holds everything a component needs, so that it works after a restart and from any
 * isolate. Throws if the id is longer than Discord allows. That is a bug in the command, not a user's mistake.
 */
export function encodeCustomId({ route, owner, args }: CustomId): string {
  const pairs = Object.entries(args).map(([key, value]) => `${key}=${escapeValue(value)}`);
  const id = [version, route, owner, ...pairs].join('|');
  if (id.length > limits.customId) throw new Error(`Custom id of ${route} has ${id.length} characters`);
  return id;
}

/** Reads a custom id. Returns undefined if it has another version or if the bot did not make it. */
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
