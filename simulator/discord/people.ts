import type { APIInteractionGuildMember, APIUser } from 'discord-api-types/v10';
import { DiscordRejection } from './refusal.ts';

export interface Person {
  /** 17 to 20 digits */
  id: string;
  username: string;
  /** The name that Discord shows. By default the username. */
  globalName?: string;
  nick?: string;
  /** Whether the person has Manage Server. */
  manages?: boolean;
}

export const MANAGE_SERVER = 1n << 5n;

/** Permissions of an ordinary member, without Manage Server. */
export const MEMBER_PERMISSIONS = 2_248_473_465_835_073n & ~MANAGE_SERVER & ~(1n << 3n);

/** Returns a person's permission bits in the server. */
export function permissionsOf({ manages = false }: Person): bigint {
  return manages ? MEMBER_PERMISSIONS | MANAGE_SERVER : MEMBER_PERMISSIONS;
}

/** How many people a rejection names. */
const NAMED = 20;

export interface People {
  list(): Person[];
  /** Adds a person, or replaces the one with this id. */
  know(person: Person): void;
  /** Returns the person with this id. An unknown id becomes a stranger. Throws if it cannot be an id. */
  byId(id: string): Person;
  /** Finds a person by id, <@id>, @username or shown name. Throws if there is none. */
  find(typed: string): Person;
}

export function createPeople(known: readonly Person[]): People {
  const all = new Map(known.map((person) => [person.id, person]));
  const byId = (id: string) => {
    if (!/^\d{17,20}$/.test(id)) throw new DiscordRejection(`"${id}" is not a Discord user id: 17 to 20 digits.`);
    return all.get(id) ?? { id, username: `user${id.slice(-4)}` };
  };
  return {
    list: () => [...all.values()],
    know: (person) => void all.set(person.id, person),
    byId,
    find(typed) {
      const id = /^<@!?(\d+)>$/.exec(typed)?.[1] ?? (/^\d+$/.test(typed) ? typed : undefined);
      if (id) return byId(id);
      const name = typed.replace(/^@/, '').toLowerCase();
      const person = [...all.values()].find((one) =>
        [one.username, one.globalName, one.nick].some((own) => own?.toLowerCase() === name),
      );
      if (person) return person;
      const names = [...all.values()].slice(0, NAMED).map(({ username }) => `@${username}`);
      const rest = all.size > NAMED ? ` and ${all.size - NAMED} others` : '';
      throw new DiscordRejection(
        `Nobody here is called "${typed}". Known: ${names.join(', ') || 'nobody'}${rest}; any user id is accepted too.`,
      );
    },
  };
}

export function asUser({ id, username, globalName }: Person): APIUser {
  return {
    id,
    username,
    global_name: globalName ?? null,
    discriminator: '0',
    avatar: null,
    public_flags: 0,
  } as unknown as APIUser;
}

/** Returns the member without its user, as in `resolved.members`. */
export function asPartialMember({ nick }: Person, permissions: bigint) {
  return {
    nick: nick ?? null,
    avatar: null,
    banner: null,
    roles: [],
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    premium_since: null,
    communication_disabled_until: null,
    pending: false,
    flags: 0,
    permissions: String(permissions),
  };
}

export function asMember(person: Person, permissions: bigint): APIInteractionGuildMember {
  return {
    ...asPartialMember(person, permissions),
    user: asUser(person),
    deaf: false,
    mute: false,
  } as APIInteractionGuildMember;
}
