import type { APIMessage } from 'discord-api-types/v10';
import { checkMessage, describeProblem } from '../../../simulator/discord/limits.ts';
import type { Outcome } from '../../../simulator/discord/outcome.ts';
import type { Acting, Simulator } from '../../../simulator/discord/simulator.ts';
import { decodeCustomId } from '../../../src/discord/custom-id.ts';

export interface Caps {
  /** The most presses of one kind: the same route, page, view and other words, with any player or session. */
  ofAKind: number;
  ofARoute: number;
  /** The number of different lists per route that are paged through to the end. They do not count for `ofARoute`. */
  lists: number;
}

export interface Walk {
  /** The number of interactions sent. */
  steps: number;
  /** The number of presses of each component route. */
  routes: Map<string, number>;
  /** `route value` of every option chosen in a select. */
  chosen: Set<string>;
  /** Commands that got a reply: `stats`, `players list`. */
  answered: Set<string>;
  failures: string[];
  /** Checks a message that the bot sends by itself, and queues its components. */
  show(how: string, message: APIMessage, acting: Acting): void;
  /** Sends a line and queues the components of its reply. */
  type(line: string, acting: Acting): void;
  /** Requests suggestions for the line's last option. Returns their values. */
  suggest(line: string, acting: Acting): Promise<string[]>;
  /** Presses everything that was queued, several at once and breadth first, until nothing new is left. */
  follow(lanes: number): Promise<void>;
}

interface Component {
  type: number;
  custom_id?: string;
  disabled?: boolean;
  options?: { value: string }[];
  components?: Component[];
}

const button = 2;
const modal = 9;
const outOfDate = 'This message is out of date';

/** Creates a walk that presses every component of every reply, recursively. Routes that match `leave` are not pressed. */
export function createWalk(discord: Simulator, { ofAKind, ofARoute, lists }: Caps, leave = /^$/): Walk {
  const waiting: (() => Promise<void>)[] = [];
  const kinds = new Map<string, number>();
  const listsOf = new Map<string, Set<string>>();
  const walk: Walk = {
    steps: 0,
    routes: new Map(),
    chosen: new Set(),
    answered: new Set(),
    failures: [],
    show(how, message, acting) {
      const problems = checkMessage(message).map(describeProblem);
      walk.failures.push(...faults({ message, problems }).map((fault) => `${how}: ${fault}`));
      discord.adopt(message, acting.as ?? '');
      note(how, acting, message);
    },
    type(line, acting) {
      waiting.push(() => step(line, acting, () => discord.ask(line, acting)));
    },
    async suggest(line, acting) {
      let values: string[] = [];
      await step(line, acting, async () => {
        const outcome = await discord.autocomplete(line, acting);
        values = (outcome.choices ?? []).map(({ value }) => String(value));
        return outcome;
      });
      return values;
    },
    async follow(lanes) {
      const lane = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) await next();
      };
      while (waiting.length > 0) await Promise.all(Array.from({ length: lanes }, lane));
    },
  };

  async function step(how: string, acting: Acting, act: () => Promise<Outcome>): Promise<void> {
    walk.steps += 1;
    try {
      const outcome = await act();
      walk.failures.push(...faults(outcome).map((fault) => `${brief(how)}: ${fault}`));
      if (outcome.message) walk.answered.add(how.replace(/^\/|[ ]([a-z_0-9]+:|<@|→).*/gsu, ''));
      if (outcome.message) note(how, acting, outcome.message);
    } catch (error) {
      walk.failures.push(`${brief(how)}: ${(error as Error).message}`);
    }
  }

  function note(how: string, acting: Acting, message: APIMessage): void {
    for (const { custom_id, disabled, type, options } of partsOf(message.components as Component[])) {
      if (custom_id === undefined || disabled) continue;
      for (const value of type === button ? [undefined] : (options ?? []).map((option) => option.value)) {
        if (!isNew(custom_id, value)) continue;
        const values = value === undefined ? '' : ` = ${value}`;
        waiting.push(() =>
          step(`${how} → ${custom_id}${values}`, acting, () => {
            const id = discord.repost(message, acting);
            return value === undefined
              ? discord.press(id, custom_id, acting)
              : discord.select(id, custom_id, [value], acting);
          }),
        );
      }
    }
  }

  function isNew(customId: string, value: string | undefined): boolean {
    const decoded = decodeCustomId(customId);
    if (!decoded) {
      walk.failures.push(`${customId}: not a custom id of ours`);
      return false;
    }
    const { route, args } = decoded;
    if (leave.test(route)) return false;
    const { at: _, page, ...rest } = args;
    const list = [route, ...Object.entries(rest).map(([name, arg]) => `${name}=${word(arg)}`)].join('|');
    const kind = [list, page ?? '', value === undefined ? '' : word(value)].join('|');
    const ofKind = kinds.get(kind) ?? 0;
    const ofRoute = walk.routes.get(route) ?? 0;
    const known = listsOf.get(route) ?? new Set();
    if (ofKind >= ofAKind) return false;
    if (page === undefined ? ofRoute >= ofARoute : known.size >= lists && !known.has(list)) return false;
    if (page !== undefined) listsOf.set(route, known.add(list));
    kinds.set(kind, ofKind + 1);
    walk.routes.set(route, ofRoute + 1);
    if (value !== undefined) walk.chosen.add(`${route} ${value}`);
    return true;
  }
  return walk;
}

/** Preserves words such as a period, a view or a page. GUIDs, addresses, ids and names all become `*`. */
const word = (value: string) => (/^[a-z0-9_-]{1,12}$/.test(value) ? value : '*');

const brief = (how: string) => how.replace(/[^\n]{300,}/g, (long) => `${long.slice(0, 150)} … ${long.slice(-150)}`);

function partsOf(components: readonly Component[] = []): Component[] {
  return components.flatMap((part) => [part, ...partsOf(part.components)]);
}

/** Returns what Discord would refuse, and texts that no reply may contain whatever the players are named. */
function faults({ message, problems, response }: Pick<Outcome, 'message' | 'problems'> & Partial<Outcome>): string[] {
  if ((response?.type as number) === modal) return [...problems, 'opens a modal: teach the walk to submit it'];
  if (!message) return problems;
  const { content, embeds } = message;
  const marked = [
    content,
    ...embeds.flatMap(({ title, description, fields = [] }) => [
      title,
      description,
      ...fields.flatMap(({ name, value }) => [name, value]),
    ]),
  ];
  // Discord reads no markdown and no mentions in a code block.
  const live = marked
    .join('\n')
    .replace(/```.*?```/gs, '')
    .replace(/\\./gsu, '');
  return [
    ...problems,
    ...(content.includes('-# Error') || content.includes(outOfDate) ? [content] : []),
    ...(/@everyone|<[@#]&?9{18}>/.test(live) ? ['a name mentions somebody'] : []),
    ...(/[\u202e\u2066\u200b]/.test(JSON.stringify([content, embeds])) ? ['a name turns the text around'] : []),
  ];
}
