import type { Simulator } from '../../simulator/discord/simulator.ts';
import type { Db } from '../../src/db/db.ts';
import type { Actor } from './actor.ts';
import { inventedUser } from './invented-user.ts';
import type { ListedPlayer } from './players.ts';
import { findPlayer, searchPlayers, usernames, writeLink } from './players.ts';
import { strangeActors, strangers } from './strangers.ts';

/** How many players a search returns. */
const mostShown = 25;
/** How many linked users can be named as @somebody without having been searched for. */
const mostKnown = 200;

export interface People {
  search(text: string): Promise<{ people: Actor[]; canLink: boolean }>;
  /**
   * Returns the person to act as: of this GUID, else with this Discord id, else the first linked one. A player without a link gets one, if
   * the database may be written to. Undefined if there is no such person.
   */
  act(who: { guid?: string | undefined; id?: string | undefined }): Promise<Actor | undefined>;
  /** Returns the names of the Discord users that a text mentions. */
  namesIn(text: string): Promise<Record<string, string>>;
}

/** Tells the simulator who is there, and lets the page act as any player. Links are written only if `canLink`. */
export async function createPeople(simulator: Simulator, db: Db, canLink: boolean): Promise<People> {
  for (const person of strangers) simulator.know(person);
  const list = async (text: string, most: number, linkedOnly = !canLink) =>
    (await searchPlayers(db, { text, linkedOnly, most })).filter(({ name }) => name !== null).map(actorOf); // a forgotten player has no name
  const know = (actor: Actor) => {
    if (!actor.manages) simulator.know({ id: actor.id, username: actor.name });
    return actor;
  };
  for (const actor of await list('', mostKnown, true)) know(actor);

  const link = async (actor: Actor): Promise<Actor | undefined> => {
    if (actor.isLinked || !actor.player) return know(actor);
    if (!canLink) return undefined;
    const { guid } = actor.player;
    await writeLink(db, { id: actor.id, username: actor.name, guid });
    const found = await findPlayer(db, { guid });
    return found && know(actorOf(found));
  };

  return {
    async search(text) {
      const wanted = text.trim().toLowerCase();
      const others = strangeActors.filter(({ name }) => name.toLowerCase().includes(wanted));
      return { people: [...others, ...(await list(text, mostShown))], canLink };
    },
    async act({ guid, id }) {
      if (guid !== undefined) {
        const found = await findPlayer(db, { guid });
        return found && link(actorOf(found));
      }
      if (id !== undefined) {
        const stranger = strangeActors.find((one) => one.id === id);
        if (stranger || !/^(\d{1,18}|[1-8]\d{18})$/.test(id)) return stranger;
        const found = await findPlayer(db, { id });
        return found && know(actorOf(found));
      }
      const [first] = [...(await list('', 1, true)), ...(await list('', 1))];
      return (first && (await link(first))) ?? strangeActors.at(-1);
    },
    async namesIn(text) {
      const ids = [...new Set([...text.matchAll(/<@!?(\d{1,18}|[1-8]\d{18})>/g)].map(([, id = '']) => id))].slice(
        0,
        100,
      );
      if (ids.length === 0) return {};
      const known = new Map(simulator.people.map(({ id, globalName, username }) => [id, globalName ?? username]));
      const unknown = ids.filter((id) => !known.has(id));
      const stored = unknown.length > 0 ? await usernames(db, unknown) : new Map<string, string>();
      return Object.fromEntries(
        ids.flatMap((id) => ((known.get(id) ?? stored.get(id)) ? [[id, known.get(id) ?? stored.get(id) ?? '']] : [])),
      );
    },
  };
}

function actorOf({ guid, name, rounds, discordId, username }: ListedPlayer): Actor {
  const player = { guid, name: name ?? guid, rounds };
  if (discordId !== null)
    return { id: discordId, name: username ?? player.name, player, isLinked: true, manages: false };
  const user = inventedUser(guid, player.name);
  return { id: user.id, name: user.username, player, isLinked: false, manages: false };
}
